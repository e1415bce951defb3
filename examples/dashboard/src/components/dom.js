// Elements of the page: selectors, figures with a caption and a table view

export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// A labelled selector whose choice stays in the address, so that a link shows the same.  options: values, or [value,
// label] pairs; its value is that of the chosen option.
export function chooser(name, label, options, initial) {
  const pairs = options.map((option) => (Array.isArray(option) ? option : [option, option]));
  const select = element("select", {name}, ...pairs.map(([value, text]) => new Option(text, value)));
  const asked = new URLSearchParams(location.search).get(name) ?? initial;
  if (pairs.some(([value]) => String(value) === String(asked))) select.value = asked;
  const form = element("form", {class: "chooser"}, element("label", {}, `${label} `, select));
  const read = () => pairs[select.selectedIndex][0];
  form.value = read();
  select.addEventListener("input", () => {
    const search = new URLSearchParams(location.search);
    search.set(name, select.value);
    history.replaceState(null, "", `?${search}${location.hash}`);
    form.value = read();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

// columns: [key, heading, format]; numbers are right-aligned.  What is NULL is a dash.
function table(columns, rows) {
  const cell = (row, [key, , format = String]) => {
    const value = row[key];
    const kind = typeof value === "number" ? {class: "number"} : {};
    return element("td", kind, value === null || value === undefined ? "–" : format(value));
  };
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...columns.map(([, heading]) => element("th", {scope: "col"}, heading)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...columns.map((column) => cell(row, column)))))
  );
}

// A chart, the sentence that says what it shows, and its numbers as a table
export function figure({id, title, chart, caption, columns, rows}) {
  const view = element("details", {}, element("summary", {}, "Table"));
  view.addEventListener(
    "toggle",
    () => view.open && view.childElementCount === 1 && view.append(scroller(columns, rows))
  );
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", caption);
  return element(
    "figure",
    {id: `chart-${id}`},
    element("h3", {}, title),
    chart,
    element("figcaption", {}, caption),
    view
  );
}

function scroller(columns, rows) {
  return element(
    "div",
    {class: "scroller", tabindex: "0", role: "region", "aria-label": "Table"},
    table(columns, rows)
  );
}
