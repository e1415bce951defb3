# Makes test/fixtures/correlation.sql: Pearson's r by R's cor.test; its t by lm, whose slope has the same t, as cor.test
# takes it from 1 - r^2 and loses the digits that cancel there.
# From the top folder: Rscript test/oracle/correlation.R
source("test/oracle/fixture.R")
set.seed(50)

# ties, missing answers, a year far from zero, a pair that is all but the same, one that is all but unrelated
n <- 180
base <- rnorm(n)
item <- function(x, levels) as.integer(cut(x, c(-Inf, qnorm(1:(levels - 1) / levels), Inf)))
panel <- data.frame(
  trust = item(base + .7 * rnorm(n), 6), strain = item(-base + 1.5 * rnorm(n), 5), joined = sample(1985:2012, n, TRUE),
  score = round(50 + 10 * base + 4 * rnorm(n), 1), noise = rnorm(n)
)
panel$twin <- panel$score + 1e-4 * rnorm(n)
for (v in c("trust", "strain", "joined", "score")) panel[sample(n, 12), v] <- NA

put_r <- function(case, x, y, level = .95) {
  both <- !is.na(x) & !is.na(y)
  test <- cor.test(x, y, conf.level = level)
  slope <- coef(summary(lm(y ~ x)))[2, ]
  put(case, n = sum(both), n_missing = sum(!both), r = test$estimate[[1]], r2 = test$estimate[[1]]^2,
      t = slope[["t value"]], df = test$parameter[[1]] * 1, p = tail_p(slope[["Pr(>|t|)"]]),
      ci_low = if (sum(both) > 3) test$conf.int[1] else NA, ci_high = if (sum(both) > 3) test$conf.int[2] else NA)
}

variables <- names(panel)
for (i in seq_along(variables)) for (j in seq_along(variables)) if (i < j)
  put_r(paste("pair", variables[i], variables[j], sep = "."), panel[[i]], panel[[j]])
put_r("level", panel$trust, panel$strain, .9)
put_r("three", c(1, 2, 4), c(2, 1, 7))
put_r("four", c(1, 2, 4, 3), c(2, 1, 7, 7))

# the table of all pairs, listwise
complete <- na.omit(panel)
for (i in seq_along(variables)) for (j in seq_along(variables)) if (i < j) {
  test <- cor.test(complete[[i]], complete[[j]])
  put(paste("listwise", variables[i], variables[j], sep = "."), var1_ord = i, var1 = variables[i], var2_ord = j,
      var2 = variables[j], n = nrow(complete), r = test$estimate[[1]], r2 = test$estimate[[1]]^2, p = tail_p(test$p.value),
      ci_low = test$conf.int[1], ci_high = test$conf.int[2])
}

out <- open_fixture("correlation.R", "test/fixtures/correlation.sql")
write_table(out, "panel", "trust int, strain int, joined int, score float8, noise float8, twin float8", panel)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
