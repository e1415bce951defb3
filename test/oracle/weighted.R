# Makes test/fixtures/weighted.sql: weighted least squares and prediction by R's lm(weights =), anova, AIC, BIC,
# influence.measures and its kin, predict, car's vif and sandwich's vcovHC and vcovCL.
# From the top folder: Rscript test/oracle/weighted.R
suppressMessages({library(car); library(sandwich)})
source("test/oracle/fixture.R")

# A sample of 150 with weights between .02 and 40, some of them missing, zero or negative; 'twice' is 2 age.
set.seed(84)
n <- 150
pay <- data.frame(id = 1:n, w = round(exp(rnorm(n, 0, 1.2)), 2), age = sample(20:67, n, TRUE), woman = rbinom(n, 1, .5),
                  hours = round(37.5 + 4 * rnorm(n), 1))
pay$twice <- 2L * pay$age
pay$pay <- round(400000 + 3000 * pay$age - 20000 * pay$woman + 60000 * rnorm(n) / sqrt(pmax(pay$w, .05)))
pay$w[c(3, 50, 77)] <- c(NA, 0, -1)
pay$w[c(10, 11)] <- c(.02, 40)
for (v in c("hours", "pay")) pay[sample(n, 5), v] <- NA
for (v in c("id", "age", "woman", "twice")) pay[[v]] <- as.integer(pay[[v]])
used <- na.omit(pay[!is.na(pay$w) & pay$w > 0, ])
missing <- n - nrow(used)

# ------------------------------------------------------------------------------------------------------------- steps
blocks <- list("age", c("twice", "woman"), "hours")
before <- lm(pay ~ 1, used, weights = w)
asked <- character()
wss <- function(x) sum(used$w * (x - weighted.mean(x, used$w))^2)
for (step in seq_along(blocks)) {
  asked <- c(asked, blocks[[step]])
  kept <- setdiff(asked, "twice")
  fit <- lm(reformulate(kept, "pay"), used, weights = w)
  s <- summary(fit)
  change <- anova(before, fit)
  put(paste0("step.", step), n = nobs(fit), n_missing = missing, r = sqrt(s$r.squared), r2 = s$r.squared,
      adj_r2 = s$adj.r.squared, r2_change = s$r.squared - summary(before)$r.squared, f_change = change$F[2],
      p_change = change[["Pr(>F)"]][2], see = s$sigma, f = s$fstatistic[["value"]],
      p = pf(s$fstatistic[[1]], s$fstatistic[[2]], s$fstatistic[[3]], lower.tail = FALSE), aic = AIC(fit), bic = BIC(fit))
  vifs <- if (length(kept) > 1) vif(fit) else c(age = 1)
  for (term in names(coef(fit))) {
    name <- paste("term", step, sub("(Intercept)", "(constant)", term, fixed = TRUE), sep = ".")
    interval <- confint(fit)[term, ]
    put(name, b = coef(fit)[[term]], se = s$coefficients[term, 2], t = s$coefficients[term, 3],
        p = s$coefficients[term, 4], b_ci_low = interval[[1]], b_ci_high = interval[[2]])
    if (term != "(Intercept)")
      put(name, beta = coef(fit)[[term]] * sqrt(wss(used[[term]]) / wss(used$pay)), vif = vifs[[term]],
          r_zero_order = cov.wt(used[c(term, "pay")], used$w, cor = TRUE)$cor[1, 2])
  }
  before <- fit
}

# -------------------------------------------------------------------------------------------------------- every row
h <- hatvalues(fit)
rows <- data.frame(id = used$id, fitted = fitted(fit), residual = resid(fit), zresid = weighted.residuals(fit) / sigma(fit),
                   sresid = rstandard(fit), sdresid = rstudent(fit), leverage = h, cooks_d = cooks.distance(fit),
                   dffits = dffits(fit), mahalanobis = (nrow(used) - 1) * (h / used$w - 1 / sum(used$w)),
                   covratio = covratio(fit))
betas <- function(values) {
  colnames(values) <- sub("(Intercept)", "(constant)", colnames(values), fixed = TRUE)
  cbind(id = used$id, as.data.frame(values, check.names = FALSE))
}

# ------------------------------------------------------------------------------------- variance and collinearity
put("anova.1", ss = wss(used$pay) - deviance(fit), df = fit$rank - 1)
put("anova.2", ss = deviance(fit), df = df.residual(fit))
put("anova.3", ss = wss(used$pay), df = nobs(fit) - 1)
x <- sqrt(used$w) * model.matrix(fit)
s <- svd(sweep(x, 2, sqrt(colSums(x^2)), "/"))
phi <- t(t(s$v^2) / s$d^2)
for (d in seq_along(s$d))
  for (j in seq_along(s$d))
    put(paste("dimension", d, sub("(Intercept)", "(constant)", colnames(x)[j], fixed = TRUE), sep = "."),
        condition_index = s$d[1] / s$d[d], variance_share = phi[j, d] / sum(phi[j, ]))

# ---------------------------------------------------------------------------------------------------------- robust
put_se <- function(type, v) {
  for (term in colnames(v))
    put(paste("robust", type, sub("(Intercept)", "(constant)", term, fixed = TRUE), sep = "."), se = sqrt(v[term, term]))
}
for (type in paste0("HC", 0:4)) put_se(type, vcovHC(fit, type = type))
put_se("CR1S", vcovCL(fit, cluster = used$id %% 9, type = "HC1"))

# ----------------------------------------------------------------------------------------------------- prediction
# of a plain and of the weighted fit, for rows in and outside of the data; a new answer's weight is 1
new <- data.frame(id = 1:4, age = c(20L, 43L, 67L, 120L), woman = c(0L, 1L, 1L, 0L), hours = c(37.5, 41, 20, 60))
predictions <- function(fit, level) {
  p <- predict(fit, new, se.fit = TRUE, interval = "confidence", level = level)
  # "Assuming constant prediction variance even though model fit is weighted": the weight of 1 that is meant
  pi <- suppressWarnings(predict(fit, new, interval = "prediction", level = level))
  data.frame(id = new$id, fitted = p$fit[, 1], se = p$se.fit, ci_low = p$fit[, 2], ci_high = p$fit[, 3],
             pi_low = pi[, 2], pi_high = pi[, 3])
}
plain <- lm(pay ~ age + woman + hours, na.omit(pay[c("age", "woman", "hours", "pay")]))

# ---------------------------------------------------------------------------------------------------------- fixture
columns <- function(d) paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int", "float8")), collapse = ", ")
out <- open_fixture("weighted.R", "test/fixtures/weighted.sql")
cat(sprintf("-- and car %s, sandwich %s\n", packageVersion("car"), packageVersion("sandwich")), file = out)
tables <- list(pay = pay, want_rows = rows, want_dfbeta = betas(dfbeta(fit)), want_dfbetas = betas(dfbetas(fit)), new_rows = new,
               want_plain = predictions(plain, .95), want_weighted = predictions(fit, .9))
for (name in names(tables)) write_table(out, name, columns(tables[[name]]), tables[[name]])
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
