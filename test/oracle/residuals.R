# Makes test/fixtures/residuals.sql: a second pass over a regression's rows, by sandwich, lmtest, car, hatvalues() and
# residuals(, "partial"), on the data of diagnostics.R and on longley, whose predictors are nearly collinear.
# From the top folder: Rscript test/oracle/residuals.R
suppressMessages({ library(car); library(sandwich); library(lmtest) })

# the data: diagnostics.R down to its fixture
script <- readLines("test/oracle/diagnostics.R", encoding = "UTF-8")
eval(parse(text = script[seq_len(grep("^# -+ fixture", script) - 1)]))
want <- want[0, ]

plain <- function(term) gsub("`", "", sub("(Intercept)", "(constant)", term, fixed = TRUE))

# sandwich goes by (X'X)^-1, which costs digits where predictors are far from 0: it gets the same regression with
# predictors less a whole number, over a power of 2, and its covariances are taken back, b = take_back %*% coef
well <- function(fit) {
  x <- model.matrix(fit)[, -1, drop = FALSE]
  m <- round(colMeans(x))
  s <- 2^round(log2(apply(x, 2, sd)))
  d <- as.data.frame(sweep(sweep(x, 2, m), 2, s, "/"))
  names(d) <- paste0("z", seq_along(d))
  take_back <- diag(c(1, 1 / s))
  take_back[1, -1] <- -m / s
  dimnames(take_back) <- list(names(coef(fit)), names(coef(fit)))
  d[["y"]] <- unname(model.response(model.frame(fit)))
  list(fit = lm(y ~ ., d), take_back = take_back)
}

put_robust <- function(case, w, type, v, df, level = .95) {
  b <- drop(w$take_back %*% coef(w$fit))
  se <- sqrt(diag(w$take_back %*% v %*% t(w$take_back)))
  half <- qt((1 + level) / 2, df) * se
  stopifnot(all.equal(unname((b / se)[-1]), unname(coeftest(w$fit, vcov. = v, df = df)[-1, 3])))
  for (term in names(b))
    put(paste(case, type, plain(term), sep = "."), b = b[[term]], se = se[[term]], t = b[[term]] / se[[term]],
        p = 2 * pt(-abs(b[[term]] / se[[term]]), df), b_ci_low = b[[term]] - half[[term]], b_ci_high = b[[term]] + half[[term]])
}

# waldtest takes F's second df from the fit; those of clusters are G - 1
put_wald <- function(case, w, names, v, df2) {
  which <- match(names, rownames(w$take_back))
  b <- coef(w$fit)[which]
  f <- drop(b %*% solve(v[which, which], b)) / length(b)
  less <- lm(reformulate(c("1", setdiff(attr(terms(w$fit), "term.labels"), names(coef(w$fit))[which])), "y"),
             model.frame(w$fit))
  stopifnot(all.equal(f, waldtest(less, w$fit, vcov = v)$F[2]))
  put(case, f = f, df1 = length(b), df2 = df2, p = pf(f, length(b), df2, lower.tail = FALSE))
}

# resettest counts powers that the terms determine, and finds F = 0 for them: there is no test
put_tests <- function(case, fit, reset = TRUE) {
  bp <- bptest(fit, studentize = FALSE); k <- bptest(fit); cw <- ncvTest(fit); rs <- resettest(fit, power = 2:3)
  e <- resid(fit); n <- length(e); m <- sapply(2:4, function(k) mean(e^k))
  s <- m[2] / m[1]^1.5; ku <- m[3] / m[1]^2 - 3
  jb <- n / 6 * (s^2 + ku^2 / 4)
  put(paste0(case, ".breusch_pagan"), statistic = unname(bp$statistic), df1 = unname(bp$parameter), df2 = NA_real_,
      p = unname(pchisq(bp$statistic, bp$parameter, lower.tail = FALSE)))
  put(paste0(case, ".koenker"), statistic = unname(k$statistic), df1 = unname(k$parameter), df2 = NA_real_,
      p = unname(pchisq(k$statistic, k$parameter, lower.tail = FALSE)))
  put(paste0(case, ".cook_weisberg"), statistic = cw$ChiSquare, df1 = 1, df2 = NA_real_,
      p = pchisq(cw$ChiSquare, 1, lower.tail = FALSE))
  tested <- if (reset) c(rs$statistic, rs$parameter) else c(NA_real_, NA_real_, NA_real_)
  put(paste0(case, ".reset"), statistic = tested[[1]], df1 = tested[[2]], df2 = tested[[3]],
      p = pf(tested[[1]], tested[[2]], tested[[3]], lower.tail = FALSE))
  put(paste0(case, ".jarque_bera"), statistic = jb, df1 = 2, df2 = NA_real_, p = pchisq(jb, 2, lower.tail = FALSE))
}

put_summary <- function(case, fit) {
  e <- resid(fit); h <- hatvalues(fit); n <- length(e); z <- e / sigma(fit)
  m <- sapply(2:4, function(k) mean(e^k)); press <- sum((e / (1 - h))^2); y <- model.response(model.frame(fit))
  beyond <- function(k) sum(abs(z) > k)
  put(paste0(case, ".summary"), n = n, see = sigma(fit), press = press, predicted_r2 = 1 - press / sum((y - mean(y))^2),
      skewness = m[2] / m[1]^1.5, kurtosis = m[3] / m[1]^2 - 3, n_beyond_2 = beyond(2), share_beyond_2 = beyond(2) / n,
      n_beyond_2_5 = beyond(2.5), share_beyond_2_5 = beyond(2.5) / n, n_beyond_3 = beyond(3),
      share_beyond_3 = beyond(3) / n, max_cooks_d = max(cooks.distance(fit)), max_leverage = max(h))
  x <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE]
  columns <- list(fitted = fitted(fit), residual = e, zresid = z, sresid = rstandard(fit), sdresid = rstudent(fit),
                  leverage = h, mahalanobis = (n - 1) * (h - 1 / n), cooks_d = cooks.distance(fit), dffits = dffits(fit))
  for (name in names(columns))
    put(paste(case, "statistics", name, sep = "."), min = min(columns[[name]]), max = max(columns[[name]]),
        mean = mean(columns[[name]]), sd = sd(columns[[name]]), n = length(columns[[name]]))
}

# White's regressors: everything, its squares and its products
put_white <- function(case, fit) {
  x <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE][, -1]
  x <- scale(x)
  q <- ncol(x)
  pairs <- do.call(cbind, lapply(1:q, function(i) x[, i] * x[, i:q, drop = FALSE]))
  e2 <- resid(fit)^2
  aux <- lm(e2 ~ x + pairs)
  rows <- data.frame(e2, row.names = rownames(x)) # bptest matches rows by their names
  rows$x <- x
  rows$pairs <- pairs
  bp <- bptest(fit, varformula = ~ x + pairs, data = rows)
  stopifnot(all.equal(unname(bp$statistic), summary(aux)$r.squared * length(e2)), bp$parameter == aux$rank - 1)
  put(paste0(case, ".white"), n = length(e2), chi2 = unname(bp$statistic), df = unname(bp$parameter),
      p = unname(pchisq(bp$statistic, bp$parameter, lower.tail = FALSE)))
}

partial_of <- function(fit, d) {
  kept <- names(coef(fit))[!is.na(coef(fit))]
  x <- model.matrix(fit)[, kept]
  partial <- residuals(fit, "partial")
  do.call(rbind, lapply(kept[-1], function(term) {
    others <- x[, setdiff(kept, term), drop = FALSE]
    data.frame(id = d$id, term = plain(term), x = as.double(x[, term]),
               component = as.double(partial[, term] - resid(fit)), partial_residual = as.double(partial[, term]),
               x_given_others = as.double(qr.resid(qr(others), x[, term])),
               y_given_others = as.double(qr.resid(qr(others), model.response(model.frame(fit)))))
  }))
}

put_all <- function(case, w, reset = TRUE) {
  for (type in c("HC0", "HC1", "HC2", "HC3", "HC4"))
    put_robust(case, w, type, vcovHC(w$fit, type = type), df.residual(w$fit))
  put_tests(case, w$fit, reset)
  put_summary(case, w$fit)
}

put_clusters <- function(case, w, cluster) {
  g <- length(unique(cluster))
  v <- list(CR0 = vcovCL(w$fit, cluster, type = "HC0", cadjust = FALSE), CR1 = vcovCL(w$fit, cluster, type = "HC0"),
            CR1S = vcovCL(w$fit, cluster, type = "HC1"))
  for (type in names(v)) put_robust(case, w, type, v[[type]], g - 1)
  v$CR1S
}

# ---------------------------------------------------------------------------------------------------------------- cases

fit <- update(fit, . ~ . - months)
job_fit <- well(fit)
put_all("job", job_fit)
put_robust("job_90", job_fit, "HC3", vcovHC(job_fit$fit, type = "HC3"), df.residual(fit), .9)
v <- put_clusters("job", job_fit, whole$year)
put_wald("job.wald.two", job_fit, c("age", "`Time used`"), v, length(unique(whole$year)) - 1)
put_wald("job.wald.hc3", job_fit, names(coef(fit))[-1], vcovHC(job_fit$fit), df.residual(fit))
put_wald("job.wald.hc0", job_fit, c("woman", "`a,b`"), vcovHC(job_fit$fit, type = "HC0"), df.residual(fit))
put_white("job", fit)

model_fit <- well(nine_steps)
put_all("model", model_fit)
v <- put_clusters("model", model_fit, complete$id %% 23L)
put_wald("model.wald.all", model_fit, names(coef(nine_steps))[-1], v, 22)
put_white("model", nine_steps)

# one dummy: the fitted values are two, and the terms determine their powers
put_all("dummy", well(lm(content ~ woman, whole)), reset = FALSE)

# nearly collinear, and of high leverage
economy <- cbind(id = seq_len(nrow(longley)), setNames(longley, tolower(names(longley))))
for (v in c("id", "year")) economy[[v]] <- as.integer(economy[[v]])
long <- lm(employed ~ . - id, economy)
put_all("economy", well(long))

# ------------------------------------------------------------------------------------------------------------- fixture

columns <- function(d) paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int",
                                     ifelse(sapply(d, is.character), "text", "float8"))), collapse = ", ")
# weights: sandwich on the regression of rows times sqrt(w) is that of lm(weights = w)
job$w <- 1 + job$id %% 3
heavy <- lm(content ~ age + woman + `a,b`, job, weights = w)
for (type in c("HC0", "HC1", "HC2", "HC3", "HC4")) {
  v <- vcovHC(heavy, type = type)
  table <- coeftest(heavy, vcov. = v)
  for (term in rownames(table))
    put(paste("heavy", type, plain(term), sep = "."), b = table[term, 1], se = table[term, 2], t = table[term, 3], p = table[term, 4])
}
v <- vcovCL(heavy, ~ year, type = "HC1")
for (term in names(coef(heavy))) put(paste("heavy", "CR1S", plain(term), sep = "."), se = sqrt(v[term, term]))
he <- sqrt(weights(heavy)) * resid(heavy)
put("heavy.summary", see = sigma(heavy), press = sum((he / (1 - hatvalues(heavy)))^2), n_beyond_2 = sum(abs(he / sigma(heavy)) > 2),
    max_leverage = max(hatvalues(heavy)), max_cooks_d = max(cooks.distance(heavy)))
for (name in c("residual", "zresid")) {
  values <- if (name == "residual") resid(heavy) else he / sigma(heavy)
  put(paste0("heavy.statistics.", name), min = min(values), max = max(values), mean = mean(values), sd = sd(values))
}

out <- open_fixture("residuals.R", "test/fixtures/residuals.sql")
cat(sprintf("-- and sandwich %s, lmtest %s, car %s; the responses of the survey are synthetic.\n",
            packageVersion("sandwich"), packageVersion("lmtest"), packageVersion("car")), file = out)
tables <- list(job = job, model = model, economy = economy, job_partial = partial_of(fit, whole),
               economy_partial = partial_of(long, economy))
for (name in names(tables)) write_table(out, name, columns(tables[[name]]), tables[[name]])
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
