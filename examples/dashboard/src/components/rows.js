// What a query said, as objects

import {autoType, csvParseRows} from "d3-dsv";

// The rows of a CSV with a header; numbers are numbers, and what is empty is null.  (Not csvParse, which makes a
// function of a text: the page's policy allows none.)
function parse(text) {
  const [names, ...rows] = csvParseRows(text);
  return rows.map((row) => autoType(Object.fromEntries(names.map((name, i) => [name, row[i]]))));
}

export const read = async (texts) => (await Promise.all(texts)).map(parse);

// The rows whose columns have these values
export const only = (rows, values) =>
  rows.filter((row) => Object.entries(values).every(([key, value]) => row[key] === value));
