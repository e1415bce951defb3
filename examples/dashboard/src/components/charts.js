// The charts, drawn with Observable Plot.  Each takes its rows and a width in pixels.  Colours are the stylesheet's
// variables, so that they follow the light or the dark theme by themselves.

import * as Plot from "@observablehq/plot";
import {certain, fixed, percent, r1, r2, r3, two} from "./words.js";

const accent = "var(--accent)";
const quiet = "var(--theme-foreground-muted)";
const narrow = (width) => width < 480;
const signed = (format) => (x) => (x > 0 ? "+" : "") + format(x);
const wide = (labels, width) =>
  Math.min(0.42 * width, 24 + 6.6 * Math.max(...labels.map((label) => String(label).length)));

// A share of a colour in the background: 0 none, 1 as much as leaves the text on it readable
const tint = (value, limit) => {
  const share = Math.round(60 * Math.min(1, Math.abs(value) / limit));
  return `color-mix(in oklab, var(${value < 0 ? "--negative" : "--positive"}) ${share}%, var(--theme-background))`;
};
const tinted = (key, limit) => ({value: (row) => (row[key] === null ? "none" : tint(row[key], limit)), scale: null});
const stars = (p) => (!certain(p) ? "" : p < 0.001 ? "***" : p < 0.01 ? "**" : "*");

// Scales with their intervals
export function scalesChart(scales, width) {
  return Plot.plot({
    width,
    height: 64 + 36 * scales.length,
    marginBottom: 44,
    marginLeft: wide(
      scales.map((scale) => scale.label),
      width
    ),
    x: {domain: [1, 6], ticks: [1, 2, 3, 4, 5, 6], label: "mean, 1 to 6", labelOffset: 38, grid: true},
    y: {domain: scales.map((scale) => scale.label), label: null},
    marks: [
      Plot.ruleY(scales, {
        y: "label",
        x1: "ci_low",
        x2: "ci_high",
        stroke: accent,
        strokeWidth: 3,
        strokeLinecap: "round"
      }),
      Plot.dot(scales, {x: "mean", y: "label", fill: accent, r: 5}),
      Plot.text(scales, {x: "mean", y: "label", text: (scale) => (scale.mean === null ? "" : two(scale.mean)), dy: -13})
    ]
  });
}

// Diverging bars: 1 to 3 to the left of the middle, 4 to 6 to the right, with the statement above its bar.  statements:
// {item, statement, answer_1, ..., answer_6}, the last six the shares of the answers, which are null where nobody
// answered.
export function answersChart(statements, width) {
  const label = (bar) => (bar.share >= 0.06 ? (100 * bar.share).toFixed(0) : "");
  const bars = statements.filter((row) => row.answer_1 !== null).flatMap(barsOf);
  return Plot.plot({
    width,
    height: 36 + 46 * statements.length,
    marginLeft: 20,
    marginRight: 24,
    marginTop: 30,
    marginBottom: 6,
    x: {domain: [-1, 1], axis: null},
    y: {domain: statements.map((row) => row.item), axis: null, padding: 0.5, paddingOuter: 0.3},
    marks: [
      Plot.axisX({anchor: "top", label: null, ticks: narrow(width) ? 3 : 5, tickFormat: (x) => percent(Math.abs(x))}),
      Plot.ruleX([0], {stroke: "var(--theme-foreground)"}),
      Plot.barX(bars, {
        y: "item",
        x1: "from",
        x2: "to",
        fill: {value: (bar) => `var(--answer-${bar.answer})`, scale: null}
      }),
      Plot.text(bars, {
        y: "item",
        x: (bar) => (bar.from + bar.to) / 2,
        text: label,
        fill: {value: (bar) => `var(--ink-${bar.answer})`, scale: null}
      }),
      Plot.text(statements, {
        y: "item",
        text: (row) => `${row.item}  ${row.statement}`,
        frameAnchor: "left",
        dx: -20,
        dy: -20,
        stroke: "var(--theme-background)",
        fill: "currentColor",
        textOverflow: "ellipsis",
        lineWidth: width / 12.5
      })
    ]
  });
}

// The six bars of a statement, so that the border between 3 and 4 is at 0
function barsOf(statement) {
  let from = -(statement.answer_1 + statement.answer_2 + statement.answer_3);
  return [1, 2, 3, 4, 5, 6].map((answer) => {
    const share = statement[`answer_${answer}`];
    const bar = {item: statement.item, answer, share, from, to: from + share};
    from = bar.to;
    return bar;
  });
}

// The means of groups, and to the right a bracket for every pair that differs; chosen: the group that stands out, if
// any
export function meansChart(groups, pairs, mean, chosen, width) {
  const stands = groups.some((group) => group.group_label === chosen);
  const colour = (group) => (stands && group.group_label !== chosen ? quiet : accent);
  const label = (group) => `${group.group_label} (${group.n})`;
  const labels = new Map(groups.map((group) => [group.group_label, label(group)]));
  const differ = pairs.filter((pair) => certain(pair.p_adjusted));
  const ends = groups
    .flatMap((group) => [group.ci_low ?? group.mean, group.ci_high ?? group.mean])
    .filter((x) => x !== null);
  const low = Math.max(1, Math.min(...ends) - 0.1);
  const high = Math.min(6, Math.max(...ends) + 0.1);
  const step = (high - low) / (narrow(width) ? 9 : 14);
  const brackets = differ.map((pair, i) => ({
    ...pair,
    x: high + step * (i + 0.6),
    y1: labels.get(pair.group1),
    y2: labels.get(pair.group2)
  }));
  return Plot.plot({
    width,
    height: 70 + 40 * groups.length,
    marginBottom: 44,
    marginLeft: wide([...labels.values()], width),
    x: {
      domain: [low, high + step * (differ.length + 0.5)],
      label: "mean with its 95 % interval",
      ticks: ticksTo(low, high, width),
      labelOffset: 38
    },
    y: {domain: [...labels.values()], label: null, type: "point", padding: 0.6},
    marks: [
      Plot.axisY({lineWidth: wide([...labels.values()], width) / 13, tickSize: 0}),
      Plot.gridX(ticksTo(low, high, width)),
      Plot.ruleX(mean === null ? [] : [mean], {stroke: quiet, strokeDasharray: "3,3"}),
      Plot.ruleY(groups, {
        y: label,
        x1: "ci_low",
        x2: "ci_high",
        stroke: colour,
        strokeWidth: 3,
        strokeLinecap: "round"
      }),
      Plot.dot(groups, {x: "mean", y: label, fill: colour, r: 5}),
      Plot.text(groups, {x: "mean", y: label, text: (group) => (group.mean === null ? "" : two(group.mean)), dy: -13}),
      Plot.link(brackets, {x: "x", y1: "y1", y2: "y2", stroke: "currentColor", strokeWidth: 1.5, marker: "circle"}),
      Plot.text(brackets, {x: "x", y: "y1", text: (pair) => stars(pair.p_adjusted), dy: -9})
    ]
  });
}

// Round numbers from low to high, as many as a width has room for
const ticksTo = (low, high, width) => {
  const step = [0.1, 0.2, 0.5, 1].find((step) => ((high - low) / step) * 90 <= width) ?? 2;
  const first = Math.ceil(low / step);
  return Array.from({length: Math.floor(high / step) - first + 1}, (_, i) => (first + i) * step);
};

// A heatmap of values around 0, each printed in its cell
function heatmap(
  rows,
  {x, y, value, limit, text, xDomain, yDomain, xAxis, yAxis, cell = 34, width, marginLeft, marginTop}
) {
  return Plot.plot({
    width,
    height: marginTop + cell * yDomain.length + 8,
    marginLeft,
    marginTop,
    marginRight: 4,
    marginBottom: 8,
    x: {domain: xDomain, axis: null, padding: 0.04},
    y: {domain: yDomain, axis: null, padding: 0.04},
    marks: [
      Plot.axisX({anchor: "top", tickSize: 0, ...xAxis}),
      Plot.axisY({tickSize: 0, ...yAxis}),
      Plot.cell(rows, {x, y, fill: tinted(value, limit), stroke: "var(--theme-foreground-faintest)"}),
      Plot.text(rows, {x, y, text})
    ]
  });
}

export function crosstabChart(cells, width) {
  const columns = [...new Set(cells.map((cell) => cell.col_label))];
  const marginLeft =
    wide(
      cells.map((cell) => cell.row_label),
      width
    ) + 8;
  return heatmap(cells, {
    x: "col_label",
    y: "row_label",
    value: "adj_residual",
    limit: 5,
    text: (cell) =>
      cell.adj_residual === null ? "" : `${signed(fixed(1))(cell.adj_residual)}${stars(cell.p_adjusted)}`,
    xDomain: columns,
    yDomain: [...new Set(cells.map((cell) => cell.row_label))],
    xAxis: {label: null, lineWidth: (width - marginLeft) / columns.length / 12},
    yAxis: {label: null},
    width,
    marginLeft,
    marginTop: 58
  });
}

export function correlationsChart(pairs, name, width) {
  const variables = [...new Set(pairs.flatMap((pair) => [pair.var1, pair.var2]))];
  const digits = narrow(width) && variables.length > 8 ? r1 : r2;
  return heatmap(pairs, {
    x: (pair) => name(pair.var1),
    y: (pair) => name(pair.var2),
    value: "r",
    limit: 1,
    text: (pair) => (pair.r === null ? "" : digits(pair.r)),
    xDomain: variables.slice(0, -1).map(name),
    yDomain: variables.slice(1).map(name),
    xAxis: {label: null, lineWidth: 7, ...(narrow(width) && {tickRotate: -60})},
    yAxis: {label: null, lineWidth: 10},
    width,
    marginLeft: wide(variables.slice(1).map(name), width) + 8,
    marginTop: 42
  });
}

export function screeChart(eigenvalues, width) {
  return Plot.plot({
    width,
    height: 280,
    x: {label: "component", ticks: eigenvalues.map((row) => row.component), tickFormat: "d"},
    y: {label: "eigenvalue", grid: true, zero: true, nice: true},
    marks: [
      Plot.ruleY([1], {stroke: quiet}),
      Plot.lineY(eigenvalues, {x: "component", y: "parallel_p95", stroke: "currentColor", strokeDasharray: "4,4"}),
      Plot.lineY(eigenvalues, {x: "component", y: "eigenvalue", stroke: accent, strokeWidth: 2, marker: "dot"}),
      Plot.text(eigenvalues.slice(-1), {
        x: "component",
        y: "parallel_p95",
        text: ["random answers, 95 %"],
        textAnchor: "end",
        dy: -14
      }),
      Plot.text(eigenvalues.slice(0, 3), {
        x: "component",
        y: "eigenvalue",
        text: (row) => two(row.eigenvalue),
        dx: 8,
        textAnchor: "start"
      })
    ]
  });
}

export function loadingsChart(loadings, width) {
  const items = [...new Set(loadings.map((row) => row.item))];
  const statements = new Map(loadings.map((row) => [row.item, `${row.item}  ${row.statement}`]));
  const marginLeft = narrow(width) ? 0.5 * width : Math.min(0.6 * width, 400);
  return heatmap(loadings, {
    x: "factor",
    y: "item",
    value: "pattern",
    limit: 1,
    text: (row) => (row.pattern === null ? "" : r2(row.pattern)),
    xDomain: [...new Set(loadings.map((row) => row.factor))],
    yDomain: items,
    xAxis: {label: null, tickFormat: (factor) => `factor ${factor}`},
    yAxis: {label: null, tickFormat: (item) => statements.get(item), lineWidth: marginLeft / 13},
    cell: narrow(width) ? 46 : 34,
    width,
    marginLeft,
    marginTop: 28
  });
}

// The coefficients of one step, in the order in which the steps entered them, and what each step adds
export function coefficientsChart(terms, steps, name, width) {
  const added = steps.map((step) => ({...step, term: step.terms.split(", ")[0]}));
  const ends = terms.flatMap((term) => [term.beta_ci_low, term.beta_ci_high]).filter((x) => x !== null);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = (high - low) * (narrow(width) ? 0.6 : 0.3);
  const sure = (term) => (certain(term.p) ? accent : quiet);
  const marginLeft =
    wide(
      terms.map((term) => name(term.term)),
      width
    ) + 8;
  return Plot.plot({
    width,
    height: 72 + 30 * terms.length,
    marginBottom: 44,
    marginLeft,
    marginTop: 28,
    x: {
      domain: [low, high + room],
      label: "β with its 95 % interval",
      ticks: ticksTo(low, high, width),
      labelOffset: 38
    },
    y: {domain: terms.map((term) => name(term.term)), label: null, type: "point", padding: 0.6},
    marks: [
      Plot.axisY({tickSize: 0, lineWidth: marginLeft / 13}),
      Plot.ruleX([0], {stroke: "currentColor"}),
      Plot.ruleY(terms, {
        y: (term) => name(term.term),
        x1: "beta_ci_low",
        x2: "beta_ci_high",
        stroke: sure,
        strokeWidth: 3,
        strokeLinecap: "round"
      }),
      Plot.dot(terms, {x: "beta", y: (term) => name(term.term), fill: sure, r: 5}),
      Plot.text(["step, ΔR²"], {frameAnchor: "top-right", dy: -22, text: (text) => text}),
      Plot.text(added, {
        y: (step) => name(step.term),
        frameAnchor: "right",
        text: (step) => (step.r2_change === null ? "" : `${step.step}: ${r3(step.r2_change)}${stars(step.p_change)}`)
      })
    ]
  });
}

// R² as it grows
export function stepsChart(steps, width) {
  const label = (step) => `${step.step}: ${step.block}`;
  const before = (step) => step.r2 - step.r2_change;
  const room = 1.35 * Math.max(0.01, ...steps.map((step) => step.r2));
  return Plot.plot({
    width,
    height: 66 + 26 * steps.length,
    marginBottom: 44,
    marginLeft: wide(steps.map(label), width),
    x: {label: "R²", domain: [0, room], ticks: ticksTo(0, room / 1.35, width), labelOffset: 38, grid: true},
    y: {domain: steps.map(label), label: null, padding: 0.3},
    marks: [
      Plot.barX(steps, {y: label, x1: 0, x2: before, fill: "var(--theme-foreground-faintest)"}),
      Plot.barX(steps, {y: label, x1: before, x2: "r2", fill: accent}),
      Plot.text(steps, {
        y: label,
        x: "r2",
        dx: 4,
        textAnchor: "start",
        text: (step) => (step.r2 === null ? "" : `+${r3(step.r2_change)}${stars(step.p_change)}`)
      }),
      Plot.ruleX([0])
    ]
  });
}

export function residualsChart(rows, width) {
  return Plot.plot({
    width,
    height: 280,
    x: {label: "fitted value"},
    y: {label: "standardized residual", grid: true},
    marks: [
      Plot.ruleY([-2, 2], {stroke: quiet, strokeDasharray: "4,4"}),
      Plot.ruleY([0]),
      Plot.dot(rows, {x: "fitted", y: "zresid", r: 2.5, fill: accent, fillOpacity: 0.6})
    ]
  });
}

export function normalChart(quantiles, width) {
  return Plot.plot({
    width,
    height: 280,
    x: {label: "quantile of a normal distribution"},
    y: {label: "studentized deleted residual", grid: true},
    marks: [
      Plot.link(quantiles.length ? [[-3, 3]] : [], {x1: "0", y1: "0", x2: "1", y2: "1", stroke: quiet}),
      Plot.dot(quantiles, {x: "expected", y: "value", r: 2.5, fill: accent, fillOpacity: 0.6})
    ]
  });
}

export function influenceChart(rows, width) {
  return Plot.plot({
    width,
    height: 240,
    x: {label: "answers, by their fitted value", ticks: []},
    y: {label: "Cook's distance", grid: true},
    marks: [
      Plot.ruleY(rows.length ? [4 / rows.length] : [], {stroke: quiet, strokeDasharray: "4,4"}),
      Plot.ruleX(rows, {x: (_, i) => i, y: "cooks_d", stroke: accent}),
      Plot.ruleY([0])
    ]
  });
}
