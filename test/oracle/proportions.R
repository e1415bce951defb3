# Makes test/fixtures/proportions.sql: risk_estimates() by formulas and vcd's oddsratio(), column_proportions() by
# prop.test() of every pair, goodness_of_fit() by chisq.test().
# From the top folder: Rscript test/oracle/proportions.R
source("test/oracle/fixture.R")
suppressMessages(library(vcd))
options(warn = -1)
set.seed(1934)

n <- 420
answers <- data.frame(
  id = 1:n,
  agree = sample(c("never", "rarely", "often", NA), n, TRUE, c(.2, .3, .45, .05)),
  unit = sample(c("a", "b", "c", "d", "e", NA), n, TRUE, c(.3, .25, .2, .15, .05, .05)),
  stars = sample(c(1:5, NA), n, TRUE, c(.05, .1, .2, .35, .25, .05)),
  member = sample(c("true", "false", NA), n, TRUE, c(.4, .55, .05))
)
answers$agree[which(answers$unit == "a")[1:60]] <- "never"
answers$agree[which(answers$unit == "e" & answers$agree == "never")] <- "often"
answers$left <- ifelse(runif(n) < ifelse(answers$member %in% "true", .3, .12), "left", "stayed")
crosstab <- function(a, b) unclass(table(factor(a, categories(a)), factor(b, categories(b))))

# ---- risks

put_risks <- function(case, counts, missing, conf_level = .95) {
  z <- qnorm((1 + conf_level) / 2)
  groups <- rowSums(counts)
  for (event in 1:2) {
    x <- unname(counts[, event]); p <- unname(x / groups)
    wald <- z * sqrt(sum(p * (1 - p) / groups))
    full <- all(counts > 0)
    ratio <- p[1] / p[2]
    ratio_se <- sqrt(sum((1 - p) / x))
    odds <- loddsratio(if (event == 1) counts else counts[, 2:1])
    ends <- exp(as.vector(confint(odds, level = conf_level)))
    na <- function(x) if (full) x else NA
    put(sprintf("%s.%d", case, event), event_ord = event, event = colnames(counts)[event],
        group1 = rownames(counts)[1], group2 = rownames(counts)[2], n = sum(counts) * 1, n_missing = missing,
        n1 = groups[[1]] * 1, n2 = groups[[2]] * 1, risk1 = p[1], risk2 = p[2], risk_diff = p[1] - p[2],
        risk_diff_ci_low = p[1] - p[2] - wald, risk_diff_ci_high = p[1] - p[2] + wald,
        risk_ratio = na(ratio), risk_ratio_ci_low = na(ratio * exp(-z * ratio_se)),
        risk_ratio_ci_high = na(ratio * exp(z * ratio_se)),
        odds_ratio = na(exp(as.vector(coef(odds)))), odds_ratio_ci_low = na(ends[1]), odds_ratio_ci_high = na(ends[2]))
    # the interval of the difference is prop.test()'s
    if (full) stopifnot(all.equal(as.vector(prop.test(x, groups, conf.level = conf_level, correct = FALSE)$conf.int),
                                  p[1] - p[2] + c(-wald, wald), tolerance = 1e-12))
  }
}
with(answers, {
  put_risks("risk", crosstab(member, left), sum(is.na(member)))
  put_risks("risk_90", crosstab(member, left), sum(is.na(member)), .9)
})
empty <- matrix(c(0, 9, 12, 4), 2, dimnames = list(c("r1", "r2"), c("c1", "c2")))
put_risks("risk_empty", empty, 0)

# ---- columns

letter <- function(i) if (i <= 26) LETTERS[i] else paste0(letter((i - 1) %/% 26), LETTERS[(i - 1) %% 26 + 1])

put_columns <- function(case, a, b, sig_level = .05, conf_level = .95, method = "bonferroni") {
  counts <- crosstab(a, b)
  totals <- colSums(counts)
  pairs <- combn(ncol(counts), 2)
  for (i in seq_len(nrow(counts))) {
    tests <- apply(pairs, 2, function(pair) {
      x <- counts[i, pair]; n <- totals[pair]
      compared <- all(x > 0 & x < n)
      test <- prop.test(x, n, conf.level = conf_level, correct = FALSE)
      diff <- x[[1]] / n[[1]] - x[[2]] / n[[2]]
      pooled <- sum(x) / sum(n)
      se <- sqrt(pooled * (1 - pooled) * sum(1 / n))
      c(diff = diff, se = if (compared) se else NA, z = if (compared) diff / se else NA,
        p = if (compared) test$p.value else NA, ci_low = if (compared) test$conf.int[1] else NA,
        ci_high = if (compared) test$conf.int[2] else NA)
    })
    adjusted <- if (method == "sidak") 1 - (1 - tests["p", ])^sum(!is.na(tests["p", ])) else p.adjust(tests["p", ], method)
    for (k in seq_len(ncol(pairs))) {
      pair <- pairs[, k]
      put(sprintf("%s_tests.%d.%d.%d", case, i, pair[1], pair[2]), row_ord = i, row_label = rownames(counts)[i],
          col1_ord = pair[1], col1_label = colnames(counts)[pair[1]], col2_ord = pair[2],
          col2_label = colnames(counts)[pair[2]], n1 = totals[[pair[1]]] * 1, n2 = totals[[pair[2]]] * 1,
          share1 = counts[i, pair[1]] / totals[[pair[1]]], share2 = counts[i, pair[2]] / totals[[pair[2]]],
          diff = tests[["diff", k]], se = tests[["se", k]], z = tests[["z", k]], p = tail_p(tests[["p", k]]),
          p_adjusted = tail_p(adjusted[[k]]), ci_low = tests[["ci_low", k]], ci_high = tests[["ci_high", k]])
    }
    for (j in seq_len(ncol(counts))) {
      smaller <- c(pairs[2, pairs[1, ] == j & tests["diff", ] > 0 & adjusted < sig_level & !is.na(adjusted)],
                   pairs[1, pairs[2, ] == j & tests["diff", ] < 0 & adjusted < sig_level & !is.na(adjusted)])
      put(sprintf("%s.%d.%d", case, i, j), row_ord = i, row_label = rownames(counts)[i], col_ord = j,
          col_label = colnames(counts)[j], letter = letter(j), observed = counts[i, j] * 1, col_n = totals[[j]] * 1,
          col_share = counts[i, j] / totals[[j]],
          letters = if (length(smaller)) paste(vapply(sort(smaller), letter, ""), collapse = " ") else NA)
    }
  }
}
with(answers, {
  put_columns("columns", agree, unit)
  put_columns("columns_holm", agree, unit, .2, .9, "holm")
  put_columns("columns_none", agree, unit, .1, method = "none")
  put_columns("columns_stars", unit, stars)
})

# ---- goodness of fit

put_fit <- function(case, x, levels = categories(x), shares = rep(1, length(levels))) {
  observed <- table(factor(x, levels))
  test <- chisq.test(observed, p = shares, rescale.p = TRUE)
  o <- as.vector(observed); e <- as.vector(test$expected)
  chi2 <- unname(test$statistic); df <- length(levels) - 1
  lr <- 2 * sum(ifelse(o > 0, o * log(o / e), 0))
  put(case, n = sum(o) * 1, n_missing = length(x) - sum(o), n_levels = length(levels), chi2 = chi2, df = df,
      p = tail_p(test$p.value), lr_chi2 = lr, lr_p = tail_p(pchisq(lr, df, lower.tail = FALSE)), w = sqrt(chi2 / sum(o)),
      min_expected = min(e), n_expected_below_5 = sum(e < 5))
  for (i in seq_along(levels))
    put(sprintf("%s_cells.%d", case, i), level_ord = i, level = as.character(levels[i]), observed = o[i] * 1,
        expected = e[i], share = o[i] / sum(o), expected_share = shares[i] / sum(shares), residual = o[i] - e[i],
        std_residual = test$residuals[[i]], adj_residual = test$stdres[[i]], p = tail_p(2 * pnorm(-abs(test$stdres[[i]]))))
}
with(answers, {
  put_fit("fit", unit)
  put_fit("fit_shares", stars, shares = c(1, 2, 3, 3, 1))
  put_fit("fit_levels", agree, c("never", "rarely", "sometimes", "often"), c(.2, .3, .1, .4))
  put_fit("fit_some", stars, c(5, 4, 3)) # 1 and 2 are missing
})

out <- open_fixture("proportions.R", "test/fixtures/proportions.sql")
write_table(out, "answers", "id int, agree text, unit text, stars int, member boolean, \"left\" text", answers)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
