// node browser.js PAGE SCREENSHOTS: the built page in Debian's Chromium, beside what psql says of the same database
//
// Prints a line "ok NAME" or "not ok NAME" for each thing tested.  No host but loopback can be reached: an attempt
// fails, and is told.  What counts, means, shares, standard deviations and correlations are, PostgreSQL's own
// aggregates say; mrs says the rest.

import {execFileSync} from "node:child_process";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {chromium} from "playwright-core";
import {serve} from "../serve.js";
import * as words from "../src/components/words.js";
import {contrast, leastDistance} from "./colours.js";

const [folder, screenshots] = process.argv.slice(2);
const arguments_ = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
];
let failures = 0;

function report(name, problems) {
  const told = [problems].flat().filter(Boolean);
  console.log(`${told.length ? "not ok" : "ok"} dashboard: ${name}`);
  for (const problem of told.slice(0, 10)) console.log(`    ${problem}`);
  failures += told.length > 0;
}

// ---------------------------------------------------------------- what psql says

// The rows of a query, as arrays of texts
function ask(query) {
  const text = execFileSync("psql", ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", query], {
    encoding: "utf8"
  });
  return text
    .trimEnd()
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split("\t"));
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const within = (unit) => (unit === "all units" ? "true" : `office = ${quoted(unit)}`);

// ---------------------------------------------------------------- what the page says

const number = (text) =>
  Number(
    text
      .replace("−", "-")
      .replace("< ", "")
      .replace(" %", "")
      .replace(/^(-?)\./, "$10.")
  );

// Is a number of the page the one that psql gives, rounded as the page rounds?
function same(shown, exact) {
  if (exact === "" || exact === undefined) return shown === "–";
  const decimals = (/[.](\d+)/.exec(shown)?.[1] ?? "").length;
  const factor = shown.endsWith("%") ? 100 : 1;
  if (shown.startsWith("<")) return Number(exact) < number(shown);
  return Math.abs(number(shown) - factor * Number(exact)) <= 0.5 * 10 ** -decimals + 1e-9;
}

// The differences between a table of the page and the rows of a query, column by column; texts are equal, numbers
// rounded
function differences(shown, expected, columns) {
  if (shown.length !== expected.length) return [`${shown.length} rows, ${expected.length} expected`];
  return shown.flatMap((row, i) =>
    columns.flatMap((column, j) => {
      const text = row[column];
      const exact = expected[i][j];
      const equal = /[a-z]/.test(exact) && !/^-?[0-9.]+(e-?[0-9]+)?$/.test(exact) ? text === exact : same(text, exact);
      return equal ? [] : [`row ${i + 1}, ${column}: ${text}, psql says ${exact}`];
    })
  );
}

class Dashboard {
  constructor(page, address) {
    Object.assign(this, {page, address, problems: []});
    page.on(
      "console",
      (message) => ["error", "warning"].includes(message.type()) && this.problems.push(`console: ${message.text()}`)
    );
    page.on("pageerror", (error) => this.problems.push(`error: ${error.message}`));
    page.on("requestfailed", (request) => this.problems.push(`failed: ${request.url()}`));
    page.on(
      "response",
      (response) => response.status() >= 400 && this.problems.push(`${response.status()}: ${response.url()}`)
    );
  }

  async open(search = "") {
    await this.page.route("**/*", (route) => {
      if (new URL(route.request().url()).origin === this.address) return route.continue();
      this.problems.push(`external: ${route.request().url()}`);
      return route.abort();
    });
    await this.page.goto(`${this.address}/${search}`);
    await this.settled();
  }

  // Everything is drawn: the last figure is there, and no frame brings a change any more.
  async settled() {
    await this.page.waitForSelector("#chart-influence svg");
    await this.page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      for (let before, still = 0; still < 5;) {
        await frame();
        const now = document.querySelector("#observablehq-main").innerHTML;
        still = now === before ? still + 1 : 0;
        before = now;
      }
    });
  }

  async choose(name, value) {
    await this.page.selectOption(`select[name=${name}]`, value);
    await this.settled();
  }

  options(name) {
    return this.page.$$eval(`select[name=${name}] option`, (options) => options.map((option) => option.value));
  }

  caption(id) {
    return this.page.textContent(`#chart-${id} figcaption`);
  }

  // The rows of a figure's table, as objects by heading
  async table(id) {
    const details = this.page.locator(`#chart-${id} details`);
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
    await details.locator("table").waitFor();
    return details.locator("table").evaluate((table) => {
      const headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      return [...table.tBodies[0].rows].map((row) =>
        Object.fromEntries([...row.cells].map((cell, i) => [headings[i], cell.textContent]))
      );
    });
  }
}

// ---------------------------------------------------------------- the tests

const scales = {
  scorecard: "q18a,q18b,q18c,q18d,q18e,q18f,q18g,q18h,q18i,q18j,q18k",
  leader_focus: "q18a,q18b",
  competence: "q13a,q13b,q13c",
  time_autonomy: "q13d,q13e,q13f",
  shared_values: "q14a,q14b"
};
const steps = `'woman', 'education_level', 'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office',
  'competence', 'time_autonomy', 'shared_values'`;
const model = "(SELECT moments(v) FROM scorecard_model AS v)";

async function testUnit(dashboard, unit) {
  await dashboard.choose("unit", unit);
  const facts = await dashboard.page.$$eval("#facts b", (facts) => facts.map((fact) => fact.textContent));
  const [[n]] = ask(`SELECT count(*) FROM survey WHERE ${within(unit)}`);
  const expected = Object.entries(scales).flatMap(([scale, items]) =>
    ask(
      `SELECT count(${scale}), avg(${scale}), stddev(${scale}), (cronbach_alpha(${items})).alpha FROM survey WHERE ${within(unit)}`
    )
  );
  report(`${unit}: answers, means, standard deviations, alphas`, [
    facts[0] !== n && `${facts[0]} answers, psql says ${n}`,
    ...differences(await dashboard.table("scales"), expected, ["N", "Mean", "SD", "α"]),
    ...expected.filter((row, i) => !same(facts[2 + i], row[3])).map((row) => `alpha: psql says ${row[3]}`)
  ]);

  const items = scales.scorecard
    .split(",")
    .flatMap((item) =>
      ask(
        `SELECT '${item}', count(${item}), count(*) - count(${item}), ${[1, 2, 3, 4, 5, 6]
          .map((answer) => `(count(*) FILTER (WHERE ${item} = ${answer}))::float8 / count(${item})`)
          .join(
            ", "
          )}, (count(*) FILTER (WHERE ${item} >= 4))::float8 / count(${item}), avg(${item}) FROM survey WHERE ${within(unit)}`
      )
    );
  report(
    `${unit}: every answer to every statement on the scorecard`,
    differences(await dashboard.table("answers"), items, [
      "Item",
      "N",
      "Missing",
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "4 to 6",
      "Mean"
    ])
  );

  const complete = `FROM survey WHERE ${within(unit)} AND num_nulls(${scales.scorecard}) = 0`;
  const names = scales.scorecard.split(",");
  const pairs = names.flatMap((x, i) => names.slice(i + 1).map((y) => [x, y]));
  const correlations = ask(
    pairs.map(([x, y]) => `SELECT '${x}', '${y}', count(*), corr(${x}, ${y}) ${complete}`).join(" UNION ALL ")
  );
  const shown = await dashboard.table("correlations");
  report(`${unit}: the correlations of the statements`, differences(shown, correlations, ["Item", "with", "N", "r"]));
}

async function testWhole(dashboard) {
  await dashboard.choose("unit", "all units");
  const [[asked]] = ask("SELECT value FROM published WHERE grouping = 'response rate'");
  const rate = await dashboard.page.textContent("#facts div:nth-child(2) b");
  report(
    "the response rate is the one that the study prints",
    Math.round(asked) !== number(rate) && `${rate}, printed ${asked}`
  );

  const groups =
    ask(`SELECT office, count(scorecard), avg(scorecard), stddev(scorecard) FROM survey WHERE office IS NOT NULL
    GROUP BY office ORDER BY office`);
  const [[f, df1, df2, eta2]] = ask(`SELECT b.f, b.df, w.df, b.eta2
    FROM (SELECT oneway(scorecard, office) AS o FROM survey) AS s, anova(o) AS b, anova(o) AS w WHERE b.source = 'between' AND w.source = 'within'`);
  const caption = await dashboard.caption("means");
  const told = `F(${df1}, ${df2}) = ${Number(f).toFixed(2)}, p < .001, η² = ${Number(eta2).toFixed(2).slice(1)}`;
  report("offices on the scorecard: means and analysis of variance", [
    ...differences(await dashboard.table("means"), groups, ["Group", "N", "Mean", "SD"]),
    !caption.includes(told) && `“${caption}” does not say “${told}”`
  ]);
  const differing =
    ask(`SELECT DISTINCT least(group1, group2), greatest(group1, group2) FROM (SELECT oneway(scorecard, office) AS o FROM survey) AS s,
    anova_bonferroni(o) WHERE p_adjusted < .05`);
  const brackets = await dashboard.page.locator("#chart-means svg [aria-label=link] path").count();
  report("a bracket for each pair of offices that differs", [
    brackets !== differing.length && `${brackets} brackets, psql says ${differing.length} pairs`,
    ...differing
      .flat()
      .filter((office) => !caption.includes(office))
      .map((office) => `“${caption}” does not name ${office}`)
  ]);

  const crossed =
    ask(`SELECT stress, gender, count(*) FILTER (WHERE seen), count(*) FILTER (WHERE seen) / sum(count(*) FILTER (WHERE seen)) OVER (PARTITION BY gender)
    FROM (SELECT s AS stress, g AS gender, r.respondent_id IS NOT NULL AS seen
      FROM unnest(enum_range(NULL::stress)) AS s CROSS JOIN unnest(enum_range(NULL::gender)) AS g
      LEFT JOIN survey AS r ON r.stress = s AND r.gender = g) AS c
    GROUP BY stress, gender ORDER BY stress, gender`);
  const [[chi2, df, v]] = ask(
    "SELECT c.chi2, c.df, c.v FROM (SELECT contingency(stress, gender) AS t FROM survey) AS s, cramers_v(t) AS c"
  );
  const crosstab = await dashboard.caption("crosstab");
  const test = `χ²(${df}, N = 378) = ${Number(chi2).toFixed(2)}, p < .001, Cramér's V = ${Number(v).toFixed(2).slice(1)}`;
  report("stress by gender: counts, shares and chi-square", [
    ...differences(await dashboard.table("crosstab"), crossed, ["Answer", "Gender", "N", "Share"]),
    !crosstab.includes(test) && `“${crosstab}” does not say “${test}”`
  ]);

  const eigenvalues = ask(
    "SELECT component, eigenvalue, share, cumulative_share, parallel_p95 FROM eigenvalues((SELECT moments(v) FROM malekort_items AS v))"
  );
  const pattern = ask(
    "SELECT item, factor, pattern, communality FROM oblique_factor((SELECT moments(v) FROM malekort_items AS v)) ORDER BY item_ord, factor"
  );
  report("the scree and the pattern matrix", [
    ...differences(await dashboard.table("scree"), eigenvalues, [
      "Component",
      "Eigenvalue",
      "Share",
      "Cumulative",
      "Random, 95 %"
    ]),
    ...differences(await dashboard.table("pattern"), pattern, ["Item", "Factor", "Loading", "Communality"])
  ]);

  const r2 = ask(
    `SELECT step, n, r2, adj_r2, r2_change, p_change FROM hier_regress(${model}, 'scorecard', ${steps}) ORDER BY step`
  );
  const coefficients = ask(`SELECT b, beta, t, p, vif FROM hier_regress_coefficients(${model}, 'scorecard', ${steps})
    WHERE step = 9 AND term_ord > 1 ORDER BY term_ord`);
  report("the regression: steps and coefficients", [
    ...differences(await dashboard.table("steps"), r2, ["Step", "N", "R²", "Adjusted R²", "ΔR²", "p"]),
    ...differences(await dashboard.table("coefficients"), coefficients, ["b", "β", "t", "p", "VIF"])
  ]);
  await dashboard.choose("step", "5");
  const fifth = ask(
    `SELECT b, beta, t, p FROM hier_regress_coefficients(${model}, 'scorecard', ${steps}) WHERE step = 5 AND term_ord > 1 ORDER BY term_ord`
  );
  report(
    "the regression up to a step that is chosen",
    differences(await dashboard.table("coefficients"), fifth, ["b", "β", "t", "p"])
  );
  await dashboard.choose("step", "9");

  const influence =
    ask(`SELECT fitted, zresid, leverage, cooks_d FROM (SELECT regress(moments(v), 'scorecard', ${steps}) AS fit FROM scorecard_model AS v) AS f,
    scorecard_model AS v, influence(fit, v) WHERE residual IS NOT NULL ORDER BY fitted, zresid`);
  report(
    "every residual and Cook's distance",
    differences(await dashboard.table("influence"), influence, ["Fitted", "Residual", "Leverage", "Cook's distance"])
  );
}

// What is not known is not told as a difference.
function testSentences() {
  const test = {f: 4, df1: 2, df2: 9, p: 0.04, eta2: 0.3};
  const pair = {group1: "a", group2: "b", diff: 1, p_adjusted: null};
  const grouping = {label: "Letter", plural: "Letters"};
  const means = words.meansSentence("s", grouping, test, [pair]);
  const none = words.meansSentence("s", grouping, {...test, f: null, p: null}, []);
  const related = [{var1: "x", var2: "y", n: 3, r: 0.5, ci_low: null, ci_high: null, p_adjusted: null}];
  const correlations = words.correlationsSentence(related, (name) => name);
  report("a sentence says no more than the numbers", [
    /above/.test(means) && means,
    !/no groups to compare/.test(none) && none,
    !/\b0 of 1 pairs/.test(correlations) && correlations
  ]);
}

// Whatever is chosen, every figure has its chart, a sentence of words and numbers, and no number that is none
async function testChoices(dashboard) {
  const problems = [];
  const look = async (what) => {
    const found = await dashboard.page.evaluate(() => {
      const bad = /NaN|undefined|null|Infinity|\[object/;
      return [...document.querySelectorAll("figure[id^=chart-]")].flatMap((figure) => {
        const caption = figure.querySelector("figcaption").textContent;
        const text =
          figure.textContent +
          [...figure.querySelectorAll("svg *")].map((mark) => [...mark.attributes].map((a) => a.value)).join();
        return [
          !figure.querySelector("svg") && `${figure.id} has no chart`,
          !/[.]$/.test(caption) && `${figure.id} has no sentence`,
          bad.test(text) && `${figure.id} says ${bad.exec(text)[0]}`
        ].filter(Boolean);
      });
    });
    problems.push(...found.map((problem) => `${what}: ${problem}`));
  };
  const units = await dashboard.options("unit");
  const names = ["topic", "scale", "by", "question", "across", "items", "factors"];
  for (const unit of [units[0], units[4]]) {
    await dashboard.choose("unit", unit);
    for (const name of [...names, "step"])
      for (const value of await dashboard.options(name)) {
        await dashboard.choose(name, value);
        await look(`${unit}, ${name} = ${value}`);
      }
  }
  report("every choice has charts, sentences and numbers that are numbers", problems);
}

async function testKeyboard(dashboard) {
  const {page} = dashboard;
  await dashboard.open();
  const focused = () =>
    page.evaluate(() => document.activeElement.getAttribute("name") ?? document.activeElement.tagName);
  for (let i = 0; i < 40 && (await focused()) !== "unit"; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await dashboard.settled();
  const caption = await dashboard.caption("scales");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  for (let i = 0; i < 40 && (await focused()) !== "SUMMARY"; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page
    .locator("#chart-scales table")
    .waitFor({timeout: 5000})
    .catch(() => {});
  const rows = await page.locator("#chart-scales table tbody tr").count();
  report("by keyboard alone a unit is chosen and a table opened, and what has the focus is seen", [
    !caption.includes("from Trondheim") && `“${caption}”`,
    !new URL(page.url()).searchParams.has("unit") && `the address is ${page.url()}`,
    outline === "none" && "no outline",
    rows !== 5 && `${rows} rows`
  ]);
  await page.reload();
  await dashboard.settled();
  report(
    "the address keeps what was chosen",
    (await dashboard.caption("scales")) !== caption && "another caption after a reload"
  );
}

// A computed colour, whatever its notation, as the screen has it
const painted = (page, colours) =>
  page.evaluate((colours) => {
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    return colours.map((colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
  }, colours);

async function testColours(dashboard, scheme) {
  const {page} = dashboard;
  await page.emulateMedia({colorScheme: scheme});
  await dashboard.open();
  const variables = [
    "--theme-background",
    "--theme-foreground",
    "--negative",
    "--positive",
    ...[1, 2, 3, 4, 5, 6].flatMap((i) => [`--answer-${i}`, `--ink-${i}`])
  ];
  const texts = await page.evaluate((names) => {
    const probe = document.body.appendChild(document.createElement("i"));
    return names.map((name) => ((probe.style.color = `var(${name})`), getComputedStyle(probe).color));
  }, variables);
  const [background, foreground, negative, positive, ...answers] = await painted(page, texts);
  const steps = [0, 2, 4, 6, 8, 10].map((i) => answers[i]);
  const tints = await page.$$eval("figure svg [aria-label=cell] rect", (cells) =>
    cells.map((cell) => getComputedStyle(cell).fill).filter((fill) => fill !== "none")
  );
  const worst = Math.min(...(await painted(page, tints)).map((tint) => contrast(tint, foreground)));
  report(`${scheme}: text is readable on its ground, and colours are told apart with any colour blindness`, [
    (scheme === "dark") !== contrast(background, [0, 0, 0]) < 4 && `the background is ${background}`,
    contrast(background, foreground) < 7 && "the text has too little contrast",
    worst < 4.5 && `a cell's number has a contrast of ${worst}`,
    ...steps.map(
      (step, i) =>
        contrast(step, answers[2 * i + 1]) < 4.5 &&
        `the number on the answer ${i + 1} has a contrast of ${contrast(step, answers[2 * i + 1])}`
    ),
    leastDistance(negative, positive) < 0.1 && "below and above 0 look alike",
    ...steps
      .slice(1)
      .map((step, i) => leastDistance(step, steps[i]) < 0.05 && `answers ${i + 1} and ${i + 2} look alike`)
  ]);
}

async function testPhone(browser, address) {
  const page = await browser.newPage({
    viewport: {width: 360, height: 740},
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true
  });
  const dashboard = new Dashboard(page, address);
  await dashboard.open();
  const problems = await page.evaluate(() => {
    const wide = [...document.querySelectorAll("#observablehq-main *")].filter(
      (e) => !e.closest(".scroller") && e.getBoundingClientRect().right > 361
    );
    const small = [...document.querySelectorAll("figure text")].filter(
      (text) => parseFloat(getComputedStyle(text).fontSize) < 10
    );
    return [
      document.documentElement.scrollWidth > 360 && `the page is ${document.documentElement.scrollWidth} pixels wide`,
      ...wide
        .slice(0, 5)
        .map(
          (e) => `${e.tagName} in ${e.closest("figure")?.id} ends at ${Math.round(e.getBoundingClientRect().right)}`
        ),
      small.length && `${small.length} texts are smaller than 10 pixels`
    ];
  });
  report("on a phone everything fits its width, in letters that can be read", [...problems, ...dashboard.problems]);
  await page.screenshot({path: join(screenshots, "dashboard-phone.png")});
  await page.close();
}

// What the README shows
async function takeScreenshots(browser, address) {
  for (const [scheme, search, from] of [
    ["light", "", "answers"],
    ["dark", "?unit=Trondheim", "regression"]
  ]) {
    const page = await browser.newPage({viewport: {width: 1100, height: 1000}, colorScheme: scheme});
    const dashboard = new Dashboard(page, address);
    await dashboard.open(search);
    await page.locator(`h2#${from}`).evaluate((heading) => scrollTo(0, heading.getBoundingClientRect().top - 100));
    await page.screenshot({path: join(screenshots, `dashboard-${scheme}.png`)});
    report(`a screenshot, ${scheme}`, dashboard.problems);
    await page.close();
  }
}

function testFiles() {
  const files = readdirSync(folder, {recursive: true}).filter((file) => /[.](html|js|css)$/.test(file));
  const addresses = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/https?:\/\/[^\s"'`)<]+/g)].map(
      (match) => `${file}: ${match[0]}`
    )
  );
  const foreign = addresses.filter((address) => !/: http:\/\/www\.w3\.org\//.test(address));
  report("no file of the page names an address", [files.length < 10 && `${files.length} files`, ...foreign]);
}

testFiles();
testSentences();
const server = await serve(folder, 0);
const address = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: arguments_});
try {
  const dashboard = new Dashboard(await browser.newPage({viewport: {width: 1200, height: 900}}), address);
  await dashboard.open();
  for (const unit of await dashboard.options("unit")) await testUnit(dashboard, unit);
  await testWhole(dashboard);
  await testChoices(dashboard);
  await testKeyboard(dashboard);
  for (const scheme of ["light", "dark"]) await testColours(dashboard, scheme);
  report("no external request, failed response, warning or error of the console", dashboard.problems);
  await testPhone(browser, address);
  await takeScreenshots(browser, address);
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failures > 0 ? 1 : 0;
