# Makes test/fixtures/logistic.sql: logistic regression in blocks by glm(), its convergence as tight as it goes.
# From the top folder: Rscript test/oracle/logistic.R
suppressMessages(library(MASS))
source("test/oracle/fixture.R")

tight <- glm.control(epsilon = 1e-15, maxit = 100)
# The deviance stops changing while the coefficients have half their digits, and glm's errors are of the iteration
# before:
# so it is begun again at its own solution.  (At 1e-15 it may not call itself converged: the last bit goes up and down.)
fit_glm <- function(terms, outcome, d) {
  formula <- reformulate(if (length(terms)) paste0("`", terms, "`") else "1", outcome)
  fit <- suppressWarnings(glm(formula, binomial, d, control = tight))
  for (again in 1:2) fit <- suppressWarnings(glm(formula, binomial, d, start = coef(fit), control = tight))
  fit
}

# The terms that lm() keeps: with this epsilon glm's own tolerance is 1e-18, which keeps them all
kept_of <- function(terms, outcome, d) terms[!is.na(coef(lm(reformulate(paste0("`", terms, "`"), outcome), d))[-1])]

# chi-square of a block or a model; without a term there is none
test_of <- function(chi2, df)
  if (df > 0) list(chi2 = chi2, p = tail_p(pchisq(chi2, df, lower.tail = FALSE))) else list(chi2 = NA, p = NA)

# What hier_logistic says of a step. deviance is the step's, k its coefficients, none and before fits without them
put_step <- function(name, step, terms, block, n, n_missing, events, deviance, k, none, before, k_before,
                     separated = FALSE) {
  chi2 <- none - deviance
  change <- test_of(before - deviance, k - k_before)
  model <- test_of(chi2, k - 1)
  cox_snell <- 1 - exp(-chi2 / n)
  put(paste(name, step, sep = "."), step = step, terms = terms, block = block, n = n, n_missing = n_missing,
      n_events = events, deviance = deviance, chi2_change = change$chi2, df_change = k - k_before, p_change = change$p,
      chi2 = chi2, df = k - 1, p = model$p, cox_snell = cox_snell, nagelkerke = cox_snell / (1 - exp(-none / n)),
      mcfadden = 1 - deviance / none, aic = deviance + 2 * k, bic = deviance + log(n) * k,
      converged = tolower(!separated), separated = tolower(separated))
}

# what a double cannot hold is NULL
finite <- function(x) ifelse(is.finite(x), x, NA)

put_term <- function(name, step, ord, term, b, se, quantile, separated = FALSE) {
  wald <- (b / se)^2
  put(paste(name, step, term, sep = "."), step = step, term_ord = ord, term = term, b = b, se = se, wald = wald,
      df = if (is.na(b)) NA else 1, p = if (is.na(b)) NA else tail_p(2 * pnorm(-abs(b / se))),
      odds_ratio = finite(exp(b)), odds_ratio_ci_low = finite(exp(b - quantile * se)),
      odds_ratio_ci_high = finite(exp(b + quantile * se)),
      separated = if (is.na(b) && !separated) NA else tolower(separated))
}

# Every step of a model without separation; a term that glm leaves out has NAs
put_model <- function(name, outcome, blocks, d, conf = .95) {
  whole <- na.omit(d[c(outcome, unlist(blocks))])
  none <- fit_glm(NULL, outcome, whole)
  before <- none
  for (s in seq_along(blocks)) {
    terms <- unlist(blocks[seq_len(s)])
    kept <- kept_of(terms, outcome, whole)
    fit <- fit_glm(kept, outcome, whole)
    entered <- paste(blocks[[s]], collapse = ", ")
    label <- if (is.null(names(blocks)) || names(blocks)[s] == "") entered else names(blocks)[s]
    stopifnot(all.equal(AIC(fit), deviance(fit) + 2 * fit$rank), !anyNA(coef(fit)),
              all.equal(BIC(fit), deviance(fit) + log(nrow(whole)) * fit$rank))
    put_step(name, s, entered, label, nrow(whole), nrow(d) - nrow(whole), sum(whole[[outcome]]), deviance(fit),
             fit$rank, deviance(none), deviance(before), before$rank)
    at <- c(1, match(terms, kept) + 1)
    b <- unname(coef(fit))[at]
    se <- unname(sqrt(diag(vcov(fit))))[at]
    for (j in seq_along(b))
      put_term(name, s, j, c("(constant)", terms)[j], b[j], se[j], qnorm((1 + conf) / 2))
    before <- fit
  }
  fit
}

# ------------------------------------------------------------------------------------------------------------- the data

birth <- within(birthwt, { race2 <- as.integer(race == 2); race3 <- as.integer(race == 3) })
birth <- cbind(id = seq_len(nrow(birth)), birth)
fit_birth <- put_model("birth", "low", list(mother = c("age", "lwt"), race = c("race2", "race3"), c("smoke", "ht"),
                                            c("ptl", "ui", "ftv")), birth)
link <- predict(fit_birth, se.fit = TRUE)
z <- qnorm(.95)
birth_rows <- data.frame(id = birth$id, fitted = plogis(link$fit), ci_low = plogis(link$fit - z * link$se.fit),
                         ci_high = plogis(link$fit + z * link$se.fit), logit = link$fit, se = link$se.fit)

fertility <- with(infert, data.frame(case = as.integer(case), age = age, parity = parity, induced = induced,
                                     spontaneous = spontaneous, "6-11" = as.integer(education == "6-11yrs"),
                                     "12, more" = as.integer(education == "12+ yrs"), check.names = FALSE))
invisible(put_model("fertility", "case", list(c("age", "parity"), schooling = c("6-11", "12, more"),
                                              c("induced", "spontaneous")), fertility, .9))

# the recoding of test/oracle/nav2012.R: that script down to its fixture
script <- readLines("test/oracle/nav2012.R", encoding = "UTF-8")
survey <- local({ eval(parse(text = script[seq_len(grep("^# -+ fixture", script) - 1)])); s })
is <- function(x, labels) ifelse(is.na(x), NA_integer_, as.integer(x %in% labels))
model <- with(survey, data.frame(
  woman = is(gender, "woman"), education_level = 3L - as.integer(education), start_level = as.integer(start) - 1L,
  leader = is(role, "leader"), large_office = is(office, levels(office)[c(1, 2, 4)]),
  small_office = is(office, levels(office)[3]),
  competence, time_autonomy, shared_values, satisfied = as.integer(scorecard > mean(scorecard, na.rm = TRUE))))
invisible(put_model("satisfied", "satisfied", list("woman", c("education_level", "start_level", "leader"),
                                                   office = c("large_office", "small_office"),
                                                   c("competence", "time_autonomy", "shared_values")), model, .99))

# a term that others determine: glm leaves it out, and so do we
birth <- transform(birth, months = 12L * age, both = age - 2L * smoke)
invisible(put_model("left_out", "low", list("age", "months", c("smoke", "both")), birth))

# predictors far from 0 and of any size: glm on their distances from there, the constant and its error by hand
set.seed(87)
n <- 120
far <- data.frame(x = 1e9 + round(64 * rnorm(n)) / 64, small = 1e-7 * round(rnorm(n), 3))
far$y <- rbinom(n, 1, plogis(.8 * (far$x - 1e9) - .5 + 6e6 * far$small))
centred <- transform(far, x = x - 1e9, small = small * 1e7)
fit <- fit_glm(c("x", "small"), "y", centred)
none <- fit_glm(NULL, "y", centred)
put_step("far", 1, "x, small", "x, small", n, 0, sum(far$y), deviance(fit), 3, deviance(none), deviance(none), 1)
back <- rbind(c(1, -1e9, 0), c(0, 1, 0), c(0, 0, 1e7))
b <- drop(back %*% coef(fit))
se <- sqrt(diag(back %*% vcov(fit) %*% t(back)))
for (j in 1:3) put_term("far", 1, j, c("(constant)", "x", "small")[j], b[j], se[j], qnorm(.975))

# nearly separated: one row of each outcome among the other's; and a row so far out that its own eta is hundreds
nearly <- data.frame(x = 1:40, y = as.integer(1:40 > 20))
nearly$y[c(20, 21)] <- 1:0
invisible(put_model("nearly", "y", list("x"), nearly))
outlier <- data.frame(x = c(round(rnorm(60), 3), 600))
outlier$y <- c(rbinom(60, 1, plogis(.9 * outlier$x[1:60])), 1L)
invisible(put_model("outlier", "y", list("x"), outlier))

# quasi-complete separation by a dummy whose rows all have the event: in the limit they say nothing of the other
# terms, so that those and the deviance are of the rows without it
quasi <- data.frame(x = round(rnorm(400), 3), d = rep(0:1, c(388, 12)))
quasi$y <- rbinom(400, 1, plogis(.5 * quasi$x - .4))
quasi$y[quasi$d == 1] <- 1L
none <- fit_glm(NULL, "y", quasi)
first <- put_model("quasi", "y", list("x"), quasi)
limit <- fit_glm("x", "y", subset(quasi, d == 0))
put_step("quasi", 2, "d", "d", 400, 0, sum(quasi$y), deviance(limit), 3, deviance(none), deviance(first), 2, TRUE)
for (j in 1:2)
  put_term("quasi", 2, j, c("(constant)", "x")[j], coef(limit)[[j]], sqrt(diag(vcov(limit)))[[j]], qnorm(.975))
put_term("quasi", 2, 3, "d", NA, NA, NA, TRUE)

# ------------------------------------------------------------------------------------------------------------- fixture

columns <- function(d)
  paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int", "float8")), collapse = ", ")
out <- open_fixture("logistic.R", "test/fixtures/logistic.sql")
cat(sprintf("-- and MASS %s; the responses of the survey are synthetic.\n", packageVersion("MASS")), file = out)
tables <- list(birth = birth, birth_rows = birth_rows, fertility = fertility,
               model = model, far = far, nearly = nearly, outlier = outlier, quasi = quasi)
for (name in names(tables)) write_table(out, name, columns(tables[[name]]), tables[[name]])
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
