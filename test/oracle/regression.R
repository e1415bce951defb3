# Makes test/fixtures/regression.sql: hierarchical regressions by R's lm, anova, AIC and BIC, and by car's vif.
# From the top folder: Rscript test/oracle/regression.R
suppressMessages(library(car))
source("test/oracle/fixture.R")

# A survey of 240: ties, units that differ, missing answers, names that must be quoted; 'months' is 12 age, 'load' is
# age + 3 edu, both exactly.
set.seed(80)
n <- 240
answer <- function(x, levels) as.integer(cut(x, c(-Inf, qnorm(1:(levels - 1) / levels), Inf)))
base <- rnorm(n)
job <- data.frame(woman = rbinom(n, 1, .6), age = sample(20:67, n, TRUE), edu = answer(.3 * base + rnorm(n), 4))
job[["Time used"]] <- round(37.5 + 4 * rnorm(n), 1)
job[["a,b"]] <- answer(.6 * base + .8 * rnorm(n), 7)
job$pay <- round(400000 + 60000 * job$edu + 3000 * job$age + 50000 * rnorm(n))
job$year <- sample(2004:2012, n, TRUE)
job$months <- 12L * job$age
job$load <- job$age + 3L * job$edu
job$content <- answer(.5 * base + .03 * (job$age - 40) - .1 * (job[["Time used"]] - 37) + rnorm(n), 6)
for (v in c("woman", "edu", "a,b", "pay", "content")) job[sample(n, 9), v] <- NA
for (v in c("woman", "age", "edu", "a,b", "year", "months", "load", "content")) job[[v]] <- as.integer(job[[v]])

quoted <- function(v) paste0("`", v, "`")
model <- function(y, x, d) lm(reformulate(if (length(x)) quoted(x) else "1", quoted(y)), d)
upper <- function(f, df1, df2) tail_p(pf(f, df1, df2, lower.tail = FALSE))

# The terms that lm leaves out (its coefficient is NA) are left out of everything else as well.
kept_of <- function(fit, x) x[!is.na(coef(fit)[-1])]

put_step <- function(case, step, terms, n_missing, fit, before) {
  s <- summary(fit)
  change <- anova(before, fit)
  k <- fit$rank - 1
  entered <- k - (before$rank - 1)
  f <- if (k > 0) s$fstatistic[["value"]] else NA
  put(paste(case, step, sep = "."),
      step = step, terms = paste(terms, collapse = ", "), n = nobs(fit), n_missing = n_missing,
      r = sqrt(s$r.squared), r2 = s$r.squared, adj_r2 = s$adj.r.squared,
      r2_change = s$r.squared - summary(before)$r.squared,
      f_change = if (entered > 0) change$F[2] else NA, df1 = entered, df2 = df.residual(fit),
      p_change = if (entered > 0) upper(change$F[2], entered, df.residual(fit)) else NA,
      see = s$sigma, f = f, df_model = k, p = if (k > 0) upper(f, k, df.residual(fit)) else NA,
      aic = AIC(fit), bic = BIC(fit), block = paste(terms, collapse = ", "))
}

put_anova <- function(case, step, fit, n_missing) {
  k <- fit$rank - 1
  sst <- sum((fit$model[[1]] - mean(fit$model[[1]]))^2)
  sse <- deviance(fit)
  f <- if (k > 0) summary(fit)$fstatistic[["value"]] else NA
  ss <- c(regression = sst - sse, residual = sse, total = sst)
  df <- c(k, df.residual(fit), nobs(fit) - 1)
  for (i in 1:3)
    put(paste(case, step, "anova", i, sep = "."), step = step, source_ord = i, source = names(ss)[i], ss = ss[[i]], df = df[i],
        ms = if (i < 3 && df[i] > 0) ss[[i]] / df[i] else NA, f = if (i == 1) f else NA,
        p = if (i == 1 && k > 0) upper(f, k, df.residual(fit)) else NA, n = nobs(fit), n_missing = n_missing)
}

# Belsley, Kuh and Welsch: the singular values of the columns as they are, each scaled to unit length
put_collinearity <- function(case, step, fit, asked) {
  x <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE]
  s <- svd(sweep(x, 2, sqrt(colSums(x^2)), "/"))
  phi <- t(t(s$v^2) / s$d^2)
  shares <- phi / rowSums(phi)
  terms <- gsub("`", "", colnames(x))
  for (d in seq_along(s$d))
    for (j in seq_along(terms))
      put(paste(case, step, "dimension", d, if (j == 1) "(constant)" else terms[j], sep = "."), step = step, dimension = d,
          eigenvalue = s$d[d]^2, condition_index = s$d[1] / s$d[d], term_ord = if (j == 1) 1 else match(terms[j], asked) + 1,
          term = if (j == 1) "(constant)" else terms[j], variance_share = shares[j, d])
}

put_coefficient <- function(case, step, ord, term, fit, row, level) {
  values <- coef(summary(fit))[row, ]
  interval <- confint(fit, level = level)[row, ]
  t <- values[["t value"]]
  put(paste(case, step, term, sep = "."), step = step, term_ord = ord, term = term,
      b = values[["Estimate"]], se = values[["Std. Error"]], t = t,
      p = tail_p(2 * pt(-abs(t), df.residual(fit))), b_ci_low = interval[[1]], b_ci_high = interval[[2]])
}

# partial and part by their definitions: correlations with what the other terms leave of x (and of y)
put_predictor <- function(case, step, x, others, y, d, b, interval, vif) {
  rest <- resid(model(x, others, d))
  put(paste(case, step, x, sep = "."), beta = b * sd(d[[x]]) / sd(d[[y]]), r_zero_order = cor(d[[x]], d[[y]]),
      r_partial = cor(rest, resid(model(y, others, d))), r_part = cor(rest, d[[y]]), tolerance = 1 / vif, vif = vif,
      beta_ci_low = interval[[1]] * sd(d[[x]]) / sd(d[[y]]), beta_ci_high = interval[[2]] * sd(d[[x]]) / sd(d[[y]]))
}

put_constant <- function(case, step, fit, level) {
  put_coefficient(case, step, 1, "(constant)", fit, 1, level)
  put(paste(case, step, "(constant)", sep = "."), beta = NA, r_zero_order = NA, r_partial = NA, r_part = NA,
      tolerance = NA, vif = NA, beta_ci_low = NA, beta_ci_high = NA)
}

put_left_out <- function(case, step, ord, x) {
  put(paste(case, step, x, sep = "."), step = step, term_ord = ord, term = x, b = NA, se = NA, beta = NA, t = NA, p = NA,
      b_ci_low = NA, b_ci_high = NA, r_zero_order = NA, r_partial = NA, r_part = NA, tolerance = NA, vif = NA,
      beta_ci_low = NA, beta_ci_high = NA)
}

put_case <- function(case, y, blocks, d, n_missing, level = .95) {
  before <- model(y, character(), d)
  asked <- character()
  for (step in seq_along(blocks)) {
    asked <- c(asked, blocks[[step]])
    kept <- kept_of(model(y, asked, d), asked)
    fit <- model(y, kept, d)
    put_step(case, step, blocks[[step]], n_missing, fit, before)
    put_anova(case, step, fit, n_missing)
    put_collinearity(case, step, fit, asked)
    put_constant(case, step, fit, level)
    vifs <- if (length(kept) > 1) unname(vif(fit)) else 1
    for (i in seq_along(kept)) {
      put_coefficient(case, step, match(kept[i], asked) + 1, kept[i], fit, i + 1, level)
      put_predictor(case, step, kept[i], kept[-i], y, d, coef(fit)[[i + 1]],
                    confint(fit, level = level)[i + 1, ], vifs[i])
    }
    for (x in setdiff(asked, kept)) put_left_out(case, step, match(x, asked) + 1, x)
    before <- fit
  }
}

listwise <- na.omit(job)
few <- listwise[1:7, c("age", "edu", "pay", "content")]
missing <- n - nrow(listwise)
put_case("plain", "content", list("woman", c("age", "edu"), c("Time used", "a,b", "pay"), "year"), listwise, missing)
put_case("together", "pay", list(c("year", "age", "woman", "edu")), listwise, missing, level = .9)
put_case("left_out", "content", list("age", c("months", "edu"), "load", c("woman", "a,b")), listwise, missing, level = .99)
put_case("few_rows", "content", list("age", c("edu", "pay")), few, 0)

columns <- function(d) paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int", "float8")), collapse = ", ")
out <- open_fixture("regression.R", "test/fixtures/regression.sql")
write_table(out, "job", columns(job), job)
write_table(out, "few", columns(few), few)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
