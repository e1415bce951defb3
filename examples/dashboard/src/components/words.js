// Numbers as papers print them, and the sentences below the charts, made from the numbers

// With a minus sign, which zero does not have
const digits = (x, n) =>
  x
    .toFixed(n)
    .replace(/^-(?=[0.]*$)/, "")
    .replace("-", "−");

export const fixed = (n) => (x) => digits(x, n);
export const two = fixed(2);
export const three = fixed(3);
export const percent = (share) => `${digits(100 * share, 0)} %`;

// What cannot be beyond 1 has no zero before its point.
const bare = (n) => (x) => digits(x, n).replace(/^(−?)0\./, "$1.");
export const r1 = bare(1);
export const r2 = bare(2);
export const r3 = bare(3);
export const pValue = (p) => (p < 0.001 ? "< .001" : bare(3)(p));
const pText = (p) => (p < 0.001 ? "p < .001" : `p = ${bare(3)(p)}`);
// Reliably other than nothing; what is not known is not
export const certain = (p) => p !== null && p < 0.05;
const interval = (low, high, format) => (low === null ? "" : `, 95 % CI [${format(low)}, ${format(high)}]`);
const list = (parts) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`);
const where = (unit) => (unit === "all units" ? "" : ` in ${unit}`);
const least = (rows, key) => rows.reduce((a, b) => (b[key] < a[key] ? b : a));
const most = (rows, key) => rows.reduce((a, b) => (b[key] > a[key] ? b : a));

export function overviewSentence(unit, units, scales) {
  const all = units[0];
  const answered =
    unit.unit === all.unit
      ? `${all.n} of ${all.n_asked} employees answered, a response rate of ${percent(all.response_rate)}.`
      : `${unit.n} of the ${all.n} answers are from ${unit.unit}.`;
  const known = scales.filter((scale) => scale.alpha !== null);
  if (known.length === 0) return answered;
  const low = least(known, "alpha");
  const high = most(known, "alpha");
  return `${answered} The scales' reliability, Cronbach's α, goes from ${r2(low.alpha)} (${low.label}) to ${r2(high.alpha)} (${high.label}).`;
}

// statements: {statement, agree}, agree being the share of the answers from 4 to 6
export function answersSentence(unit, statements) {
  const known = statements.filter((item) => item.agree !== null);
  if (known.length === 0) return "Nobody answered.";
  const high = most(known, "agree");
  const low = least(known, "agree");
  return (
    `Most agree${where(unit)} with “${high.statement}”: ${percent(high.agree)} answer 4, 5 or 6. ` +
    `Fewest do with “${low.statement}”: ${percent(low.agree)}.`
  );
}

export function meansSentence(scale, grouping, test, pairs) {
  if (test.p === null) return `There are no groups to compare by ${grouping.label.toLowerCase()} here.`;
  const verdict = `F(${test.df1}, ${test.df2}) = ${two(test.f)}, ${pText(test.p)}, η² = ${r2(test.eta2)}`;
  if (!certain(test.p))
    return `The means of the scale “${scale}” do not differ reliably by ${grouping.label.toLowerCase()}: ${verdict}.`;
  const differ = pairs.filter((pair) => certain(pair.p_adjusted));
  const told = differ.map((pair) => {
    const [high, low] = pair.diff > 0 ? [pair.group1, pair.group2] : [pair.group2, pair.group1];
    return `${high} is above ${low} by ${two(Math.abs(pair.diff))} (${pText(pair.p_adjusted)})`;
  });
  const which = told.length
    ? `With Bonferroni's correction ${list(told)}.`
    : "No single pair differs with Bonferroni's correction.";
  return `${grouping.plural} differ in the scale “${scale}”, ${verdict}. ${which}`;
}

export function crosstabSentence(grouping, test, cells) {
  if (test.p === null) return `There are no groups to compare by ${grouping.label.toLowerCase()} here.`;
  const verdict = `χ²(${test.df}, N = ${test.n}) = ${two(test.chi2)}, ${pText(test.p)}, Cramér's V = ${r2(test.v)}`;
  if (!certain(test.p)) return `The answers do not depend reliably on ${grouping.label.toLowerCase()}: ${verdict}.`;
  const marked = cells.filter((cell) => certain(cell.p_adjusted));
  const told = [...marked]
    .sort((a, b) => Math.abs(b.adj_residual) - Math.abs(a.adj_residual))
    .slice(0, 3)
    .map(
      (cell) =>
        `“${cell.row_label}” is ${cell.adj_residual > 0 ? "more" : "less"} frequent than expected in the group “${cell.col_label}”`
    );
  const which = told.length ? ` Above all, ${list(told)}.` : " No single cell stands out with Bonferroni's correction.";
  return `The answers depend on ${grouping.label.toLowerCase()}, ${verdict}.${which}`;
}

export function correlationsSentence(pairs, name) {
  const known = pairs.filter((pair) => pair.r !== null);
  if (known.length === 0) return "There are too few answers to correlate.";
  const pair = known.reduce((a, b) => (Math.abs(b.r) > Math.abs(a.r) ? b : a));
  const many = known.filter((other) => certain(other.p_adjusted)).length;
  return (
    `${name(pair.var1)} and ${name(pair.var2)} go together most, r(${pair.n - 2}) = ${r2(pair.r)}` +
    `${interval(pair.ci_low, pair.ci_high, r2)}. ${many} of ${known.length} pairs are correlated, by Holm's correction.`
  );
}

export function screeSentence(adequacy, eigenvalues) {
  if (adequacy.kmo === null) return "There are too few answers to look for factors.";
  const parallel = eigenvalues.findIndex((row) => row.eigenvalue <= row.parallel_p95);
  const factors = (n) => `${n} factor${n === 1 ? "" : "s"}`;
  return (
    `${factors(adequacy.n_factors)} with an eigenvalue above 1 explain${adequacy.n_factors === 1 ? "s" : ""} ` +
    `${percent(adequacy.share)} of the variance; parallel analysis keeps ${factors(parallel < 0 ? eigenvalues.length : parallel)}. ` +
    `KMO = ${r2(adequacy.kmo)}, Bartlett's χ²(${adequacy.bartlett_df}, N = ${adequacy.n}) = ${two(adequacy.bartlett_chi2)}, ${pText(adequacy.bartlett_p)}.`
  );
}

export function loadingsSentence(loadings) {
  const known = loadings.filter((row) => row.pattern !== null);
  if (known.length === 0) return "There are too few answers to look for factors.";
  const factors = [...new Set(known.map((row) => row.factor))].map((factor) => {
    const first = known
      .filter((row) => row.factor === factor)
      .reduce((a, b) => (Math.abs(b.pattern) > Math.abs(a.pattern) ? b : a));
    return `factor ${factor} by “${first.statement}” (${r2(first.pattern)})`;
  });
  return `Best seen is ${list(factors)}.`;
}

export function coefficientsSentence(step, terms, name) {
  if (step.r2 === null) return "There are too few answers for this regression.";
  const model =
    `With step ${step.step} the predictors explain ${percent(step.r2)} of the variance of the scorecard index ` +
    `(R² = ${r3(step.r2)}, adjusted ${r3(step.adj_r2)}, N = ${step.n}).`;
  const told = terms.filter((term) => certain(term.p)).map((term) => `${name(term.term)} (β = ${r2(term.beta)})`);
  return `${model} ${told.length ? `What counts: ${list(told)}.` : "No coefficient is reliably other than 0."}`;
}

export function stepsSentence(steps) {
  const known = steps.filter((step) => step.p_change !== null);
  if (known.length === 0) return "There are too few answers for this regression.";
  const largest = most(known, "r2_change");
  const added = known.filter((step) => step.p_change < 0.05).map((step) => step.step);
  return (
    `Most is added by step ${largest.step} (${largest.block.toLowerCase()}): ΔR² = ${r3(largest.r2_change)}, ` +
    `F(${largest.df1}, ${largest.df2}) = ${two(largest.f_change)}, ${pText(largest.p_change)}. ` +
    `${added.length ? `Reliably more is explained by step ${list(added.map(String))}.` : "No step adds reliably."}`
  );
}

export function residualsSentence(rows, tests) {
  if (rows.length === 0) return "There are too few answers for this regression.";
  const beyond = (limit) => rows.filter((row) => Math.abs(row.zresid) > limit).length;
  const spread = tests.find((test) => test.test === "breusch_pagan");
  const even =
    spread.p === null
      ? ""
      : ` Their spread ${spread.p < 0.05 ? "changes" : "does not change reliably"} with the predictors (Breusch–Pagan χ²(${spread.df1}) = ${two(spread.statistic)}, ${pText(spread.p)}).`;
  return `${beyond(2)} of ${rows.length} standardized residuals are beyond ±2 (${percent(beyond(2) / rows.length)}; 5 % are expected), ${beyond(3)} beyond ±3.${even}`;
}

export function normalSentence(quantiles, tests) {
  if (quantiles.length === 0) return "There are too few answers for this regression.";
  const shape = tests.find((test) => test.test === "jarque_bera");
  if (shape.p === null) return "The residuals beside those of a normal distribution.";
  return (
    `The residuals ${shape.p < 0.05 ? "are not those of a normal distribution" : "are like those of a normal distribution"} ` +
    `(Jarque–Bera χ²(${shape.df1}) = ${two(shape.statistic)}, ${pText(shape.p)}): the nearer the points are to the line, the more so.`
  );
}

export function influenceSentence(rows) {
  if (rows.length === 0) return "There are too few answers for this regression.";
  const largest = most(rows, "cooks_d").cooks_d;
  const limit = 4 / rows.length;
  const above = rows.filter((row) => row.cooks_d > limit).length;
  const meaning =
    largest < 1 ? "no answer alone moves the coefficients much" : "at least one answer moves the coefficients much";
  return `The largest Cook's distance is ${r3(largest)}: ${meaning} (the usual limit is 1). ${above} of ${rows.length} are above 4/n = ${r3(limit)}.`;
}
