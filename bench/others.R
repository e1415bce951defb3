# others.R: the analyses of mrs_side.sql by R, which reads the table through its driver first (base R and RPostgreSQL)
suppressMessages(library(RPostgreSQL))
took <- function(what, expr) {
  t <- system.time(force(expr))[["elapsed"]]
  cat(sprintf("R %-45s %7.0f ms\n", what, 1000 * t))
}
con <- dbConnect(PostgreSQL(), host = Sys.getenv("PGHOST"), user = Sys.getenv("PGUSER"), dbname = Sys.getenv("PGDATABASE"))
took("reads a million rows of twelve items", d <- dbGetQuery(con, "SELECT * FROM exported"))
took("cor()", cor(d))
took("Cronbach's alpha, from cov()", { s <- cov(d); 12 / 11 * (1 - sum(diag(s)) / sum(s)) })
took("eigen(cor())", eigen(cor(d), symmetric = TRUE, only.values = TRUE))
took("chisq.test(table())", suppressWarnings(chisq.test(table(d$q1, d$q2), correct = FALSE)))
took("aov(), pairwise.t.test()", {
  summary(aov(q2 ~ factor(q1), d))
  pairwise.t.test(d$q2, d$q1, p.adjust.method = "bonferroni")
})
took("lm() of eleven predictors", summary(lm(q12 ~ ., d)))
peak <- sub("\\D+(\\d+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))
cat(sprintf("R peak memory, MB: %.0f\n", as.numeric(peak) / 1024))
