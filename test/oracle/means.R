# Makes test/fixtures/means.sql and anova.sql: group tables, t-tests with their effects, one-way analysis of variance in
# its forms, pairs, contrasts, trend and power by R's t.test(), lm(), oneway.test(), bartlett.test(), pairwise.t.test() and
# formulas written out here; the noncentral F, the studentised range and Dunnett's distribution by sums and integrals in
# simultaneous.R, because R's own err by 1e-9, 6e-4 and, of multcomp, 1e-4: they are compared with those.
# From the top folder: Rscript test/oracle/means.R
source("test/oracle/fixture.R")
source("test/oracle/simultaneous.R")
set.seed(1908)

n <- 260
answers <- data.frame(
  id = 1:n,
  sex = sample(c("woman", "man", NA), n, TRUE, c(.68, .28, .04)),
  office = sample(c("city", "district > 15", "district < 15", "administration", "county", "closed", NA), n, TRUE,
                  c(.34, .16, .15, .18, .1, .03, .04)),
  children = sample(c(0, 1, 2, 9, 10, 11, NA), n, TRUE, c(.4, .25, .2, .05, .03, .02, .05))
)
answers$children <- as.integer(answers$children)
answers$children[7] <- 12L # a group of one row
answers$score <- 3.7 + .4 * (answers$sex %in% "woman") + .5 * (answers$office %in% "county") + rnorm(n) *
  ifelse(answers$sex %in% "woman", 1.1, .8)
answers$score[sample(n, 19)] <- NA
answers$score[answers$office %in% "closed"] <- NA # a group whose every y is missing
answers$eighths <- round(8 * (5 + .25 * (answers$sex %in% "man") + rnorm(n))) / 8 # with ties
answers$eighths[c(3, 40:46)] <- NA
answers$eighths[7] <- 5.5

answers$eighths_later <- answers$eighths + round(4 * rnorm(n)) / 8 # drawn last: what stands before it stays as it was

pooled <- function(parts) {
  sum(vapply(parts, function(y) sum((y - mean(y))^2), 0)) / (length(unlist(parts)) - length(parts))
}

# y less an offset: what depends on the place of y gets it back, everything else must not notice it
put_groups <- function(case, y, g, conf, offset = 0) {
  groups <- categories(g)
  row <- function(i, label, y, n_missing) {
    ci <- if (length(y) > 1) t.test(y, conf.level = conf)$conf.int else c(NA, NA)
    put(paste(case, i, sep = "."), group_ord = i, group_label = label, n = length(y), n_missing = n_missing,
        mean = if (length(y)) mean(y) + offset else NA, sd = sd(y), variance = var(y), se = sd(y) / sqrt(length(y)),
        ci_low = ci[1] + offset, ci_high = ci[2] + offset, min = if (length(y)) min(y) + offset else NA,
        max = if (length(y)) max(y) + offset else NA)
  }
  for (i in seq_along(groups)) {
    all <- y[which(g == groups[i])]
    row(i, as.character(groups[i]), all[!is.na(all)], sum(is.na(all)))
  }
  used <- !is.na(y) & !is.na(g)
  row(length(groups) + 1, NA, y[used], sum(!used))
}

hedges_j <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)

# diff / sd with its interval; h as in src/stats/effects.h
effect <- function(diff, sd, h, df, conf) {
  d <- diff / sd
  c(d, ncp_t(d / sqrt(h), df, conf) * sqrt(h))
}

# what all t-tests have, from t on
test_columns <- function(t, df, p, d, m) {
  j <- hedges_j(m)
  list(t = t, df = df, p = tail_p(p), r = sqrt(t^2 / (t^2 + df)), cohens_d = d[1], hedges_g = j * d[1],
       g_ci_low = j * d[2], g_ci_high = j * d[3], r_signed = sign(t) * sqrt(t^2 / (t^2 + df)), d_ci_low = d[2],
       d_ci_high = d[3])
}

put_t <- function(case, y, g, equal, conf, offset = 0, alternative = "two.sided") {
  used <- !is.na(y) & !is.na(g)
  labels <- categories(g[used])
  y1 <- y[used & g == labels[1]]; y2 <- y[used & g == labels[2]]
  n1 <- length(y1); n2 <- length(y2); m <- n1 + n2 - 2
  test <- t.test(y1, y2, var.equal = equal, conf.level = conf)
  p <- t.test(y1, y2, var.equal = equal, alternative = alternative)$p.value
  diff <- mean(y1) - mean(y2)
  delta <- effect(diff, sd(y2), 1 / n2 + var(y1) / var(y2) / n1, n2 - 1, conf)
  do.call(put, c(list(
    case, group1 = as.character(labels[1]), group2 = as.character(labels[2]), n = n1 + n2, n_missing = sum(!used),
    n1 = n1, n2 = n2, mean1 = mean(y1) + offset, mean2 = mean(y2) + offset, sd1 = sd(y1), sd2 = sd(y2),
    se1 = sd(y1) / sqrt(n1), se2 = sd(y2) / sqrt(n2), diff = diff, diff_se = test$stderr,
    diff_ci_low = test$conf.int[1], diff_ci_high = test$conf.int[2]),
    test_columns(unname(test$statistic), unname(test$parameter), p,
                 effect(diff, sqrt(pooled(list(y1, y2))), 1 / n1 + 1 / n2, m, conf), m),
    list(glass_delta = delta[1], delta_ci_low = delta[2], delta_ci_high = delta[3])))
}

put_one <- function(case, y, mu, conf, alternative = "two.sided") {
  used <- y[!is.na(y)]
  n <- length(used)
  test <- t.test(used, mu = mu, conf.level = conf)
  p <- t.test(used, mu = mu, alternative = alternative)$p.value
  do.call(put, c(list(case, n = n, n_missing = sum(is.na(y)), mean = mean(used), sd = sd(used), se = sd(used) / sqrt(n),
                      mu = mu, diff = mean(used) - mu, diff_ci_low = test$conf.int[1] - mu,
                      diff_ci_high = test$conf.int[2] - mu),
                 test_columns(unname(test$statistic), n - 1, p, effect(mean(used) - mu, sd(used), 1 / n, n - 1, conf),
                              n - 1)))
}

put_paired <- function(case, names, x, y, conf, alternative = "two.sided", offset = 0) {
  used <- !is.na(x) & !is.na(y)
  x1 <- x[used]; x2 <- y[used]
  n <- length(x1)
  test <- t.test(x1, x2, paired = TRUE, conf.level = conf)
  p <- t.test(x1, x2, paired = TRUE, alternative = alternative)$p.value
  pair <- cor.test(x1, x2)
  d <- x1 - x2
  do.call(put, c(list(case, var1 = names[1], var2 = names[2], n = n, n_missing = sum(!used), mean1 = mean(x1) + offset,
                      mean2 = mean(x2) + offset, sd1 = sd(x1), sd2 = sd(x2), se1 = sd(x1) / sqrt(n),
                      se2 = sd(x2) / sqrt(n), pair_r = unname(pair$estimate), pair_p = tail_p(pair$p.value),
                      diff = mean(d), diff_sd = sd(d), diff_se = sd(d) / sqrt(n), diff_ci_low = test$conf.int[1],
                      diff_ci_high = test$conf.int[2]),
                 test_columns(unname(test$statistic), n - 1, p, effect(mean(d), sd(d), 1 / n, n - 1, conf), n - 1)))
}

put_anova <- function(case, y, g, conf = .95) {
  used <- !is.na(y) & !is.na(g)
  a <- anova(lm(y[used] ~ factor(g[used])))
  ss <- a[["Sum Sq"]]; df <- as.double(a[["Df"]]); ms <- a[["Mean Sq"]]
  excess <- ss[1] - df[1] * ms[2]
  none <- list(f = NA, p = NA, r = NA, eta2 = NA, omega2 = NA, epsilon2 = NA)
  row <- function(i, source, ss, df, ms, effects = none, ncp = c(NA, NA)) {
    ci <- ncp / (ncp + sum(used))
    do.call(put, c(list(paste(case, i, sep = "."), source_ord = i, source = source, ss = ss, df = df, ms = ms),
                   effects, list(n = sum(used), n_missing = sum(!used), eta2_ci_low = ci[1], eta2_ci_high = ci[2])))
  }
  row(1, "between", ss[1], df[1], ms[1],
      list(f = a[["F value"]][1], p = tail_p(a[["Pr(>F)"]][1]), r = sqrt(ss[1] / sum(ss)), eta2 = ss[1] / sum(ss),
           omega2 = excess / (sum(ss) + ms[2]), epsilon2 = excess / sum(ss)),
      ncp_f(a[["F value"]][1], df[1], df[2], conf))
  row(2, "within", ss[2], df[2], ms[2])
  row(3, "total", sum(ss), sum(df), NA)
}

put_bonferroni <- function(case, y, g, conf, offset = 0) {
  groups <- categories(g)
  used <- !is.na(y) & !is.na(g)
  parts <- lapply(groups, function(k) y[used & g == k])
  sizes <- lengths(parts)
  there <- which(sizes > 0)
  pairs <- length(there) * (length(there) - 1) / 2
  mse <- pooled(parts[there])
  df <- sum(sizes) - length(there)
  by <- factor(g[used], groups[there])
  # the later group is in the row; with a group of one row pairwise.t.test() has no pooled SD
  p_of <- function(adjust, i, j, t) {
    p <- pairwise.t.test(y[used], by, adjust)$p.value[as.character(groups[j]), as.character(groups[i])]
    if (!is.na(p)) return(p)
    min(1, 2 * pt(-abs(t), df) * if (adjust == "none") 1 else pairs)
  }
  for (i in there) for (j in there[there > i]) {
    diff <- mean(parts[[i]]) - mean(parts[[j]])
    se <- sqrt(mse * (1 / sizes[i] + 1 / sizes[j]))
    t <- diff / se
    half <- qt(1 - (1 - conf) / (2 * pairs), df) * se
    put(paste(case, i, j, sep = "."), group1_ord = i, group1 = as.character(groups[i]), group2_ord = j,
        group2 = as.character(groups[j]), n1 = sizes[i], n2 = sizes[j], mean1 = mean(parts[[i]]) + offset,
        mean2 = mean(parts[[j]]) + offset, diff = diff, se = se,
        t = t, df = as.double(df), p = p_of("none", i, j, t), p_adjusted = p_of("bonferroni", i, j, t),
        ci_low = diff - half, ci_high = diff + half)
  }
}

# groups with rows, in their order, and their numbers among all
parts_of <- function(y, g) {
  groups <- categories(g)
  parts <- lapply(groups, function(k) y[!is.na(y) & !is.na(g) & g == k])
  there <- which(lengths(parts) > 0)
  list(y = unlist(parts[there]), by = factor(rep(there, lengths(parts)[there])), parts = parts[there], there = there,
       labels = as.character(groups[there]), n = lengths(parts)[there], missing = sum(is.na(y) | is.na(g)))
}

put_forms <- function(case, y, g) {
  k <- parts_of(y, g)
  counts <- list(n = length(k$y), n_missing = k$missing)
  f <- function(name, f, df1, df2) {
    do.call(put, c(list(paste(case, name, sep = "_")), counts,
                   list(f = f, df1 = df1, df2 = df2, p = tail_p(pf(f, df1, df2, lower.tail = FALSE)))))
  }
  welch <- oneway.test(k$y ~ k$by)
  f("welch_anova", unname(welch$statistic), unname(welch$parameter[1]), unname(welch$parameter[2]))
  v <- vapply(k$parts, var, 0)
  means <- vapply(k$parts, mean, 0)
  share <- (1 - k$n / length(k$y)) * v
  f("brown_forsythe", sum(k$n * (means - mean(k$y))^2) / sum(share), length(v) - 1,
    sum(share)^2 / sum(share^2 / (k$n - 1)))
  bartlett <- bartlett.test(k$y, k$by)
  do.call(put, c(list(paste(case, "bartlett_variances", sep = "_")), counts,
                 list(n_groups = length(v), chi2 = unname(bartlett$statistic), df = length(v) - 1,
                      p = tail_p(bartlett$p.value))))
}

put_posthoc <- function(case, y, g, method, conf = .95, control = NULL, alternative = "two.sided") {
  k <- parts_of(y, g)
  m <- length(k$parts)
  df <- length(k$y) - m
  mse <- pooled(k$parts)
  pairs <- m * (m - 1) / 2
  against <- if (is.null(control)) NULL else match(control, k$labels)
  rho <- if (!is.null(against)) sqrt(k$n[-against] / (k$n[-against] + k$n[against]))
  rows <- NULL
  for (i in seq_len(m)) for (j in seq_len(m)) {
    if (is.null(against) && j <= i || !is.null(against) && (j != against || i == against)) next
    v1 <- var(k$parts[[i]]) / k$n[i]; v2 <- var(k$parts[[j]]) / k$n[j]
    howell <- method == "games_howell"
    se <- if (howell) sqrt(v1 + v2) else sqrt(mse * (1 / k$n[i] + 1 / k$n[j]))
    own <- if (howell) (v1 + v2)^2 / (v1^2 / (k$n[i] - 1) + v2^2 / (k$n[j] - 1)) else as.double(df)
    diff <- mean(k$parts[[i]]) - mean(k$parts[[j]])
    t <- diff / se
    p <- switch(alternative, two.sided = 2 * pt(-abs(t), own), less = pt(t, own), greater = pt(-t, own))
    adjusted <- switch(method,
      bonferroni = min(1, pairs * p), holm = p, lsd = p, sidak = -expm1(pairs * log1p(-p)),
      scheffe = pf(t^2 / (m - 1), m - 1, own, lower.tail = FALSE),
      tukey = , games_howell = range_upper(abs(t) * sqrt(2), m, own),
      dunnett = dunnett_upper(switch(alternative, two.sided = abs(t), less = -t, greater = t), rho, own,
                              alternative == "two.sided"))
    critical <- switch(method,
      bonferroni = qt(1 - (1 - conf) / (2 * pairs), own), holm = NA, lsd = qt((1 + conf) / 2, own),
      sidak = qt((1 - conf^(1 / pairs)) / 2, own, lower.tail = FALSE),
      scheffe = sqrt((m - 1) * qf(conf, m - 1, own)),
      tukey = , games_howell = range_quantile(1 - conf, m, own) / sqrt(2),
      dunnett = dunnett_quantile(1 - conf, rho, own))
    rows <- rbind(rows, data.frame(i, j, diff, se, t, df = own, p, adjusted, half = critical * se))
  }
  if (method == "holm") rows$adjusted <- p.adjust(rows$p, "holm")
  for (r in seq_len(nrow(rows))) with(rows[r, ], {
    put(paste(case, method, k$there[i], k$there[j], sep = "."), group1_ord = k$there[i], group1 = k$labels[i],
        group2_ord = k$there[j], group2 = k$labels[j], n1 = k$n[i], n2 = k$n[j], mean1 = mean(k$parts[[i]]),
        mean2 = mean(k$parts[[j]]), diff = diff, se = se, t = t, df = df, p = tail_p(p), p_adjusted = tail_p(adjusted),
        ci_low = diff - half, ci_high = diff + half)
  })
}

put_contrast <- function(case, y, g, weights, conf = .95, alternative = "two.sided") {
  k <- parts_of(y, g)
  fit <- lm(k$y ~ 0 + k$by)
  own <- weights^2 * vapply(k$parts, var, 0) / k$n
  used <- weights != 0
  se <- c(sqrt(c(weights %*% vcov(fit) %*% weights)), sqrt(sum(own[used])))
  df <- c(fit$df.residual, sum(own[used])^2 / sum(own[used]^2 / (k$n[used] - 1)))
  estimate <- sum(weights * coef(fit))
  for (i in 1:2) {
    t <- estimate / se[i]
    put(paste(case, i, sep = "."), variances_ord = i, variances = c("equal", "unequal")[i], n = length(k$y),
        n_missing = k$missing, estimate = estimate, se = se[i],
        ci_low = estimate - qt((1 + conf) / 2, df[i]) * se[i], ci_high = estimate + qt((1 + conf) / 2, df[i]) * se[i],
        t = t, df = df[i], r = sqrt(t^2 / (t^2 + df[i])),
        p = tail_p(switch(alternative, two.sided = 2 * pt(-abs(t), df[i]), less = pt(t, df[i]),
                          greater = pt(-t, df[i]))))
  }
}

put_trend <- function(case, y, g, scores) {
  k <- parts_of(y, g)
  x <- scores[as.integer(k$by)]
  line <- lm(k$y ~ x)
  between <- anova(lm(k$y ~ k$by))
  both <- anova(line, lm(k$y ~ k$by))
  within <- between[["Mean Sq"]][2]; rest <- between[["Df"]][2]
  c1 <- scores - mean(scores)
  unweighted <- sum(c1 * vapply(k$parts, mean, 0))^2 / sum(c1^2 / k$n)
  row <- function(i, source, ss, df, tested = TRUE, r = NA) {
    f <- if (tested) ss / df / within else NA
    put(paste(case, i, sep = "."), source_ord = i, source = source, ss = ss, df = as.double(df),
        ms = if (source == "total") NA else ss / df, f = f, p = tail_p(pf(f, df, rest, lower.tail = FALSE)), r = r,
        r2 = r^2, n = length(k$y), n_missing = k$missing)
  }
  ss <- between[["Sum Sq"]]
  row(1, "between", ss[1], between[["Df"]][1], r = sqrt(ss[1] / sum(ss)))
  row(2, "linear", anova(line)[["Sum Sq"]][1], 1, r = cor(k$y, x))
  row(3, "linear (unweighted)", unweighted, 1)
  row(4, "deviation", both[["Sum of Sq"]][2], both[["Df"]][2])
  row(5, "within", ss[2], rest, FALSE)
  row(6, "total", sum(ss), sum(between[["Df"]]), FALSE)
}

with(answers, {
  put_groups("score_office_groups", score, office, .95)
  put_groups("score_sex_groups90", score, sex, .90)
  put_t("score_sex_welch", score, sex, FALSE, .95)
  put_t("score_sex_welch99", score, sex, FALSE, .99)
  put_t("score_sex_student", score, sex, TRUE, .95)
  put_t("score_sex_student80", score, sex, TRUE, .80)
  put_anova("score_office_anova", score, office)
  put_bonferroni("score_office_pairs", score, office, .95)
  put_anova("eighths_children_anova", eighths, children)
  put_bonferroni("eighths_children_pairs", eighths, children, .99)
  for (case in list(list("eighths", 0), list("offset", 1e9))) {
    put_groups(paste0(case[[1]], "_office_groups"), eighths, office, .95, case[[2]])
    put_t(paste0(case[[1]], "_sex_welch"), eighths, sex, FALSE, .95, case[[2]])
    put_t(paste0(case[[1]], "_sex_student"), eighths, sex, TRUE, .95, case[[2]])
    put_anova(paste0(case[[1]], "_office_anova"), eighths, office)
    put_bonferroni(paste0(case[[1]], "_office_pairs"), eighths, office, .95, case[[2]])
  }
})

# R's own data: Student's sleep (1908), where ?sleep and Student print the difference 1.58, and PlantGrowth
put_t("sleep_welch", sleep$extra, as.character(sleep$group), FALSE, .95)
put_t("sleep_student", sleep$extra, as.character(sleep$group), TRUE, .95)
put_anova("plants_anova", PlantGrowth$weight, as.character(PlantGrowth$group))
put_bonferroni("plants_pairs", PlantGrowth$weight, as.character(PlantGrowth$group), .95)

put_t("score_sex_less", answers$score, answers$sex, FALSE, .95, alternative = "less")
put_t("score_sex_greater", answers$score, answers$sex, TRUE, .90, alternative = "greater")
put_one("eighths_one", answers$eighths, 5, .95)
put_one("eighths_one_less", answers$eighths, 5.25, .99, "less")
put_one("sleep_one", sleep$extra, 0, .95)
put_paired("both_paired", c("x1", "x2"), answers$score, answers$eighths, .95)
put_paired("both_paired_less", c("score", "eighths"), answers$score, answers$eighths, .90, "less")
put_paired("offset_paired", c("x1", "x2"), answers$eighths, answers$eighths_later, .95, offset = 1e9)
put_paired("sleep_paired", c("x1", "x2"), sleep$extra[1:10], sleep$extra[11:20], .95)
write_fixture <- function(file) {
  out <- open_fixture("means.R", file)
  write_table(out, "answers",
              "id int, sex text, office text, children int, score float8, eighths float8, eighths_later float8",
              answers)
  write_table(out, "sleep", "extra float8, drug int", data.frame(sleep$extra, as.integer(sleep$group)))
  write_table(out, "plants", "weight float8, treatment text",
              data.frame(PlantGrowth$weight, as.character(PlantGrowth$group)))
  write_table(out, "want", "name text PRIMARY KEY, value text", want)
  close(out)
}
write_fixture("test/fixtures/means.sql")

want <- want[0, ]
with(answers, {
  put_forms("score_office", score, office)
  put_forms("plants", PlantGrowth$weight, as.character(PlantGrowth$group))
  for (method in c("bonferroni", "holm", "sidak", "scheffe", "tukey", "games_howell", "lsd"))
    put_posthoc("score_office_posthoc", score, office, method)
  put_posthoc("plants_posthoc", PlantGrowth$weight, as.character(PlantGrowth$group), "tukey", .99)
  put_posthoc("plants_posthoc", PlantGrowth$weight, as.character(PlantGrowth$group), "games_howell", .90)
  put_posthoc("sleep_posthoc", sleep$extra, as.character(sleep$group), "tukey")
  put_posthoc("score_office_posthoc", score, office, "dunnett", control = "district > 15")
  put_posthoc("score_office_less", score, office, "dunnett", control = "county", alternative = "less")
  put_posthoc("plants_posthoc", PlantGrowth$weight, as.character(PlantGrowth$group), "dunnett", .90, control = "ctrl")
  put_posthoc("plants_greater", PlantGrowth$weight, as.character(PlantGrowth$group), "dunnett", control = "trt2",
              alternative = "greater")
  put_contrast("score_office_contrast", score, office, c(2, 0, 1, -1.5, -1.5))
  put_contrast("plants_contrast", PlantGrowth$weight, as.character(PlantGrowth$group), c(1, -.5, -.5), .9, "greater")
  put_trend("score_children_trend", score, children, c(0, 1, 2, 9, 10, 11, 12))
  put_trend("score_office_trend", score, office, 1:5)
  put_trend("score_office_scores", score, office, c(5, 3, 4, 1, 20))
})
check_against_packages()

# power: pwr's formulas, both tails counting
power <- function(d, n1, n2 = NULL, sig = .05, alternative = "two.sided") {
  df <- if (is.null(n2)) n1 - 1 else n1 + n2 - 2
  ncp <- d * if (is.null(n2)) sqrt(n1) else sqrt(n1 * n2 / (n1 + n2))
  t <- qt(if (alternative == "two.sided") 1 - sig / 2 else 1 - sig, df)
  (if (alternative != "less") pt(t, df, ncp, lower.tail = FALSE) else 0) +
    (if (alternative != "greater") pt(-t, df, ncp) else 0)
}
power_f <- function(lambda, df1, df2, sig = .05) {
  x <- qf(1 - sig, df1, df2)
  if (lambda > 0) 1 - pf_noncentral(x, df1, df2, lambda) else sig
}
stopifnot(abs(power(.5, 20, 30) - pwr::pwr.t2n.test(20, 30, .5)$power) < 1e-10,
          abs(power(.3, 20, alternative = "greater") -
              pwr::pwr.t.test(20, .3, type = "one.sample", alternative = "greater")$power) < 1e-10,
          abs(power_f(4 * 25 * .25^2, 3, 96) - pwr::pwr.anova.test(4, 25, .25)$power) < 1e-8)
solve_n <- function(f) uniroot(function(n) f(n), c(2, 1e4), tol = 1e-13)$root
put("power", two = power(.5, 20, 30), pairs = power(.3, 40, sig = .01), less = power(-.4, 25, 25, alternative = "less"),
    wrong = power(-.4, 25, 25, alternative = "greater"), anova = power_f(4 * 25 * .25^2, 3, 96),
    f = power_f(7.5, 2, 40, .01), null = .05, size_two = solve_n(function(n) power(.5, n, n) - .8),
    size_one = solve_n(function(n) power(.35, n, sig = .01, alternative = "greater") - .95),
    size_anova = solve_n(function(n) power_f(5 * n * .2^2, 4, 5 * (n - 1)) - .9))
write_fixture("test/fixtures/anova.sql")
