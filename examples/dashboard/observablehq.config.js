// The page uses nothing from the network: no global stylesheets (they are fonts), no implicit imports (see prepare.js).
const policy = "default-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

export default {
  title: "Employee survey 2012",
  root: "src",
  output: "../../build/dashboard",
  style: "style.css",
  globalStylesheets: [],
  head: `<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,">`,
  sidebar: false,
  pager: false,
  toc: {show: true, label: "On this page"},
  footer:
    "SYNTHETIC responses: fitted to the printed tables of a study, not its answers. Computed in PostgreSQL by mrs.",
  interpreters: {".sql": ["./query"]}
};
