# Makes test/fixtures/correlation.sql: Pearson's r by R's cor.test; its t by lm, whose slope has the same t, as cor.test
# takes it from 1 - r^2 and loses the digits that cancel there; adjusted p by p.adjust, Sidak's by its formula; partial
# correlations by cor of the residuals of lm, their t by lm with the others in the model.
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

tail_of <- function(t, df, alternative) tail_p(switch(alternative, two.sided = 2 * pt(-abs(t), df), less = pt(t, df),
                                                      greater = pt(t, df, lower.tail = FALSE)))
put_r <- function(case, x, y, level = .95, alternative = "two.sided") {
  both <- !is.na(x) & !is.na(y)
  test <- cor.test(x, y, conf.level = level)
  slope <- coef(summary(lm(y ~ x)))[2, ]
  put(case, n = sum(both), n_missing = sum(!both), r = test$estimate[[1]], r2 = test$estimate[[1]]^2,
      t = slope[["t value"]], df = test$parameter[[1]] * 1, p = tail_of(slope[["t value"]], sum(both) - 2, alternative),
      ci_low = if (sum(both) > 3) test$conf.int[1] else NA, ci_high = if (sum(both) > 3) test$conf.int[2] else NA)
}
adjust <- function(p, method) if (method == "sidak") -expm1(sum(!is.na(p)) * log1p(-p)) else
  p.adjust(p, switch(method, bh = "BH", by = "BY", method))

variables <- names(panel)
for (i in seq_along(variables)) for (j in seq_along(variables)) if (i < j)
  put_r(paste("pair", variables[i], variables[j], sep = "."), panel[[i]], panel[[j]])
put_r("level", panel$trust, panel$strain, .9)
for (alternative in c("less", "greater")) {
  put_r(paste("less_greater.negative", alternative, sep = "."), panel$trust, panel$strain, alternative = alternative)
  put_r(paste("less_greater.positive", alternative, sep = "."), panel$trust, panel$score, alternative = alternative)
}
put_r("three", c(1, 2, 4), c(2, 1, 7))
put_r("four", c(1, 2, 4, 3), c(2, 1, 7, 7))

# the table of all pairs, listwise
complete <- na.omit(panel)
pairs <- t(combn(seq_along(variables), 2))
tests <- apply(pairs, 1, function(pair) cor.test(complete[[pair[1]]], complete[[pair[2]]]), simplify = FALSE)
p <- vapply(tests, function(test) tail_p(test$p.value), 0)
for (k in seq_len(nrow(pairs))) {
  i <- pairs[k, 1]; j <- pairs[k, 2]; test <- tests[[k]]
  put(paste("listwise", variables[i], variables[j], sep = "."), var1_ord = i, var1 = variables[i], var2_ord = j,
      var2 = variables[j], n = nrow(complete), r = test$estimate[[1]], r2 = test$estimate[[1]]^2, p = tail_p(test$p.value),
      ci_low = test$conf.int[1], ci_high = test$conf.int[2], p_adjusted = p.adjust(p, "holm")[k])
  greater <- vapply(tests, function(test) tail_of(test$statistic, test$parameter, "greater"), 0)
  for (method in c("none", "bonferroni", "hochberg", "sidak", "bh", "fdr", "by"))
    put(paste("options", method, variables[i], variables[j], sep = "."), p = greater[k],
        p_adjusted = adjust(greater, method)[k])
}

# p-values with ties, some missing, 0, 1 and one far in the tail, by every method
raw <- c(.01, .04, NA, .03, .04, .5, 1e-250, .005, .04, NaN, .9, 1, .02, 0)
for (method in c("none", "bonferroni", "holm", "hochberg", "sidak", "bh", "fdr", "by")) {
  adjusted <- adjust(raw, method)
  for (i in seq_along(raw)) put(paste("adjust", method, i, sep = "."), p_adjusted = adjusted[i])
}

# with others held constant
put_partial <- function(case, d, given, level = .95, alternative = "two.sided", method = "holm") {
  rest <- setdiff(names(d), given)
  fit <- lm(reformulate(given, "y"), cbind(d, y = rnorm(nrow(d))))
  k <- fit$rank - 1
  held <- names(coef(fit))[-1][!is.na(coef(fit)[-1])]
  residuals <- sapply(rest, function(v) residuals(lm(reformulate(held, v), d)))
  pairs <- t(combn(rest, 2))
  n <- nrow(d)
  # the smaller of the two residuals last: the slope's t is the same, and lm's is best there
  t <- apply(pairs, 1, function(pair) coef(summary(lm(reformulate(c(held, pair[2]), pair[1]), d)))[pair[2], "t value"])
  p <- vapply(t, tail_of, 0, n - 2 - k, alternative)
  for (i in seq_len(nrow(pairs))) {
    a <- pairs[i, 1]; b <- pairs[i, 2]
    r <- cor(residuals[, a], residuals[, b])
    bounds <- tanh(atanh(r) + c(-1, 1) * qnorm(1 - (1 - level) / 2) / sqrt(n - 3 - k))
    put(paste(case, a, b, sep = "."), var1_ord = match(a, names(d)), var1 = a, var2_ord = match(b, names(d)), var2 = b,
        n = n, r = r, r2 = r^2, t = t[i], df = n - 2 - k, p = p[i], ci_low = bounds[1], ci_high = bounds[2],
        p_adjusted = adjust(p, method)[i], r_zero_order = cor(d[[a]], d[[b]]))
  }
  invisible(residuals)
}
put_partial("partial_one", complete, "trust")
put_partial("partial_three", complete, c("joined", "noise", "strain"))
put_partial("partial_all_but_two", complete, c("trust", "noise", "strain", "joined"))
put_partial("partial_options", complete, c("trust", "strain"), .9, "less", "by")
# psych computes it from the matrix, as SPSS does
stopifnot(abs(psych::partial.r(complete, c("trust", "score", "noise"), c("joined", "strain"))["trust", "score"] -
              cor(residuals(lm(trust ~ joined + strain, complete)), residuals(lm(score ~ joined + strain, complete)))) < 1e-12)
# 'both' is the sum of two others, exactly; far from zero
complete$both <- complete$trust + complete$strain
put_partial("partial_determined", complete[c("trust", "strain", "joined", "noise", "both")], c("both", "strain", "trust"))
far <- transform(complete[c("trust", "strain", "joined", "noise")], trust = trust + 1e6, noise = round(noise * 1e4) / 1e4)
put_partial("partial_far", far, c("trust", "strain"))
complete$both <- NULL

out <- open_fixture("correlation.R", "test/fixtures/correlation.sql")
write_table(out, "panel", "trust int, strain int, joined int, score float8, noise float8, twin float8", panel)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
