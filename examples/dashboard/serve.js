// node serve.js [FOLDER [PORT]]: shows the built page, on this machine only; port 0 is any that is free

import {createReadStream, existsSync, statSync} from "node:fs";
import {createServer} from "node:http";
import {extname, join, normalize, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const types = {
  ".css": "text/css",
  ".csv": "text/csv",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json"
};

function answer(folder, request, response) {
  let path;
  try {
    path = join(folder, normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
  } catch {
    return response.writeHead(400).end();
  }
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  if (!existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, {"Content-Type": types[extname(path)] ?? "application/octet-stream"});
  createReadStream(path).pipe(response);
}

export function serve(folder, port) {
  const server = createServer((request, response) => answer(resolve(folder), request, response));
  return new Promise((listening) => server.listen(port, "127.0.0.1", () => listening(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "../../build/dashboard", port = 3000] = process.argv.slice(2);
  const server = await serve(folder, Number(port));
  console.log(`http://127.0.0.1:${server.address().port}/ (Ctrl-C ends it)`);
}
