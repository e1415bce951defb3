// Are colours told apart, and is text readable on them?  Of colours as [red, green, blue], 0 to 255.

// How each is seen by those who lack a kind of cone: Machado, Oliveira and Fernandes (2009), severity 1, on linear
// light
const deficiencies = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039]
};

const linear = (x) => (x <= 10.31475 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4);

// Björn Ottosson's Oklab, in which equal distances look equal
function oklab([r, g, b]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ];
}

// How far apart two colours look to those who see them least apart
export function leastDistance(a, b) {
  const seen = (matrix, colour) => {
    const [r, g, b] = colour.map(linear);
    return oklab(
      [0, 3, 6].map((row) => Math.min(1, Math.max(0, matrix[row] * r + matrix[row + 1] * g + matrix[row + 2] * b)))
    );
  };
  const identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  return Math.min(
    ...[identity, ...Object.values(deficiencies)].map((matrix) => {
      const [p, q] = [seen(matrix, a), seen(matrix, b)];
      return Math.hypot(...p.map((x, i) => x - q[i]));
    })
  );
}

// The contrast of two colours as WCAG 2 counts it: 4.5 is wanted of text
export function contrast(a, b) {
  const light = (colour) => {
    const [r, g, b] = colour.map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [p, q] = [light(a), light(b)];
  return Math.max(p, q) / Math.min(p, q);
}
