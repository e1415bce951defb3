# Makes test/fixtures/classification.sql: predicted probabilities against what happened, by pROC (areas, curves), by
# quantile() and cut() (Hosmer and Lemeshow's groups), by table(); and normal quantiles of ranks by rank() and qnorm().
# From the top folder: Rscript test/oracle/classification.R
source("test/oracle/fixture.R")
suppressMessages(library(pROC))
set.seed(1980)

n <- 400
x <- round(rnorm(n), 2)
answers <- data.frame(id = 1:n, y = rbinom(n, 1, plogis(-.6 + .9 * x)))
answers$exact <- plogis(-.4 + .8 * x)                         # as many as x, ties where x ties
answers$coarse <- round(answers$exact, 2)
answers$score <- as.integer(round(3 * x + rnorm(n)))          # any number, many ties
answers$tied <- round(answers$exact, 1)
answers$linear <- .42 + .17 * x                               # leaves 0 to 1
answers$exact[sample(n, 11)] <- NA
answers$score[sample(n, 9)] <- NA
answers$y[sample(n, 13)] <- NA

put_area <- function(case, p, y, conf = .95) {
  used <- !is.na(p) & !is.na(y)
  curve <- roc(y[used], p[used], direction = "<", levels = c(0, 1), quiet = TRUE)
  se <- sqrt(var(curve, method = "delong"))
  interval <- as.numeric(ci.auc(curve, conf.level = conf, method = "delong"))
  auc <- as.numeric(curve$auc)
  z <- (auc - .5) / se
  put(paste0(case, "_auc"), n = sum(used), n_missing = sum(!used), n_events = sum(y[used] == 1),
      n_others = sum(y[used] == 0), auc = auc, se = se, ci_low = max(0, interval[1]), ci_high = min(1, interval[3]),
      z = z, p = tail_p(2 * pnorm(-abs(z))))
  # pROC's points go from the lowest cutoff to the highest and end in -Inf and Inf
  at <- rev(seq_along(curve$thresholds))
  cutoff <- curve$thresholds[at]
  cutoff[1] <- max(p[used]) + 1; cutoff[length(at)] <- min(p[used]) - 1
  for (i in seq_along(at))
    put(paste0(case, "_curve.", i), point_ord = i, cutoff = cutoff[i], sensitivity = curve$sensitivities[at[i]],
        specificity = curve$specificities[at[i]])
}

# Hosmer and Lemeshow's test in groups between the quantiles of p, their upper ends included: as
# ResourceSelection::hoslem.test() forms them, but without groups that have no row
put_hosmer_lemeshow <- function(case, p, y, groups = 10) {
  used <- !is.na(p) & !is.na(y)
  missing <- sum(!used)
  p <- p[used]; y <- y[used]
  cuts <- unique(quantile(p, seq(0, groups) / groups, type = 7, names = FALSE))
  group <- droplevels(cut(p, cuts, include.lowest = TRUE))
  # a quantile that falls on a row may miss it by an ulp; whole numbers say which row it reaches
  rows <- unique(sort(p)[((length(p) - 1) * seq(0, groups)) %/% groups + 1])
  whole <- findInterval(p, rows, left.open = TRUE, rightmost.closed = TRUE)
  stopifnot(identical(as.integer(group), as.integer(factor(whole))))
  sums <- function(x) as.numeric(tapply(x, group, sum))
  observed <- sums(y); expected <- sums(p); observed_other <- sums(1 - y); expected_other <- sums(1 - p)
  chi2 <- sum((observed - expected)^2 / expected + (observed_other - expected_other)^2 / expected_other)
  df <- nlevels(group) - 2
  put(paste0(case, "_hl", groups), n = length(p), n_missing = missing, n_groups = nlevels(group), chi2 = chi2, df = df,
      p = tail_p(pchisq(chi2, df, lower.tail = FALSE)))
  for (i in seq_len(nlevels(group))) {
    mine <- as.integer(group) == i
    put(paste0(case, "_hl", groups, "_groups.", i), group_ord = i, n = sum(mine), p_low = min(p[mine]),
        p_high = max(p[mine]), observed = observed[i], expected = expected[i], observed_other = observed_other[i],
        expected_other = expected_other[i])
  }
}

put_classification <- function(case, p, y, cutoff = .5) {
  used <- !is.na(p) & !is.na(y)
  counts <- table(factor(y[used], 0:1), factor(p[used] >= cutoff, c(FALSE, TRUE))) * 1
  share <- function(part, whole) if (whole > 0) part / whole else NA
  put(paste0(case, "_cut", 100 * cutoff), n = sum(used), n_missing = sum(!used), cutoff = cutoff,
      true_positive = counts[2, 2], false_positive = counts[1, 2], true_negative = counts[1, 1],
      false_negative = counts[2, 1],
      accuracy = sum(diag(counts)) / sum(counts), sensitivity = share(counts[2, 2], sum(counts[2, ])),
      specificity = share(counts[1, 1], sum(counts[1, ])), ppv = share(counts[2, 2], sum(counts[, 2])),
      npv = share(counts[1, 1], sum(counts[, 1])))
  rows <- rbind(counts, colSums(counts))
  for (i in 1:3)
    put(paste0(case, "_cut", 100 * cutoff, "_table.", i), observed_ord = i, observed = c("0", "1", NA)[i],
        predicted_other = rows[i, 1], predicted_event = rows[i, 2],
        share_correct = if (i < 3) share(counts[i, i], sum(counts[i, ])) else sum(diag(counts)) / sum(counts))
}

with(answers, {
  for (case in c("exact", "coarse", "score")) put_area(case, get(case), y)
  put_area("linear", linear[1:60], y[1:60])
  put_area("few", coarse[1:12], y[1:12], .9)
  put_area("reversed", -score, y)
  for (groups in c(3, 10, 17)) {
    put_hosmer_lemeshow("exact", exact, y, groups)
    put_hosmer_lemeshow("coarse", coarse, y, groups)
  }
  put_hosmer_lemeshow("few", coarse[1:12], y[1:12]) # groups without rows
  put_hosmer_lemeshow("tied", tied, y)              # quantiles that are equal
  for (cutoff in c(.5, .3, 2)) put_classification("coarse", coarse, y, cutoff)
  put_classification("score", score, y, 1)
})
# R's own data: the fitted values of a logistic regression
births <- data.frame(p = fitted(glm(case ~ spontaneous + induced + age, binomial, infert)), y = infert$case)
put_area("births", births$p, births$y)
put_hosmer_lemeshow("births", births$p, births$y)
put_classification("births", births$p, births$y)

fractions <- list(blom = c(3, 8), rankit = c(1, 2), tukey = c(1, 3), van_der_waerden = c(0, 1))
put_quantiles <- function(case, x) {
  x <- x[!is.na(x)]
  values <- sort(unique(x)); ranks <- rank(x)[match(values, x)]
  for (fraction in names(fractions)) {
    a <- fractions[[fraction]][1] / fractions[[fraction]][2]
    share <- (ranks - a) / (length(x) + 1 - 2 * a)
    for (i in seq_along(values))
      put(paste(case, fraction, i, sep = "."), value_ord = i, value = values[i], n = sum(x == values[i]),
          rank = ranks[i], share = share[i], expected = qnorm(share[i]))
  }
}
put_quantiles("score", answers$score)
put_quantiles("rivers", rivers * 1)

out <- open_fixture("classification.R", "test/fixtures/classification.sql")
write_table(out, "answers", "id int, y int, exact float8, coarse float8, score int, tied float8, linear float8",
            answers)
write_table(out, "births", "p float8, y int", births)
write_table(out, "rivers", "length int", data.frame(as.integer(rivers)))
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
