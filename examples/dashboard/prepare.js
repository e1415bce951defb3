// Before a build: nothing cached, so that every query is asked anew, and no question to the network.
//
// The framework's own client names libraries that a page may import without saying so, and asks the registry for the
// newest version of each, even when no page does.  None here does: a folder for a version 0.0.0 answers, and a page
// that imported one after all would not build without the network.

import {mkdirSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path";

const cache = "src/.observablehq/cache";
const client = "node_modules/@observablehq/framework/dist/client";
const files = readdirSync(client, {recursive: true}).filter((file) => file.endsWith(".js"));
const sources = files.map((file) => readFileSync(join(client, file), "utf8"));
const names = sources.flatMap((source) =>
  [...source.matchAll(/["']npm:((?:@[^/"']+\/)?[^/"']+)/g)].map((match) => match[1])
);

for (const made of [cache, "../../build/dashboard"]) rmSync(made, {recursive: true, force: true});
for (const name of new Set(names)) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
