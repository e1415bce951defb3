# Makes test/fixtures/ranks.sql: tests on ranks and rank correlations by R's wilcox.test(), kruskal.test(), cor.test(),
# by coin (exact distributions with ties), rstatix (Dunn), effectsize, car (Levene), and formulas written out here.
# From the top folder: Rscript test/oracle/ranks.R
source("test/oracle/fixture.R")
options(warn = -1) # wilcox.test() and cor.test() warn of ties
suppressMessages(library(coin))
set.seed(1945)

n <- 290
answers <- data.frame(
  id = 1:n,
  sex = sample(c("woman", "man", NA), n, TRUE, c(.66, .3, .04)),
  office = sample(c("city", "district > 15", "district < 15", "administration", "county", NA), n, TRUE,
                  c(.34, .16, .15, .2, .12, .03)),
  children = as.integer(sample(c(0, 1, 2, 9, 10, 11, NA), n, TRUE, c(.4, .25, .2, .05, .03, .02, .05)))
)
latent <- rnorm(n) + .35 * (answers$sex %in% "woman") + .5 * (answers$office %in% "county")
cut6 <- function(x) as.integer(cut(x, c(-Inf, -1.6, -.8, 0, .8, 1.7, Inf)))
answers$before <- cut6(latent)
answers$after <- cut6(.7 * latent + .6 * rnorm(n) + .15)
answers$tenths <- as.integer(round(10 * (3 + latent)))       # score * 10, for exact ties
answers$tenths2 <- answers$tenths - sample(-9:12, n, TRUE)
answers$eighths <- round(8 * (5 + .8 * latent * (1 + .6 * (answers$office %in% "city")))) / 8
answers$before[sample(n, 11)] <- NA
answers$after[sample(n, 17)] <- NA
answers$tenths[sample(n, 9)] <- NA
answers$eighths[sample(n, 7)] <- NA

alternatives <- c("two.sided", "less", "greater")
exact_max <- 50

put_mann_whitney <- function(case, y, g, alternative = "two.sided", numbers = TRUE) {
  used <- !is.na(y) & !is.na(g)
  y <- y[used]; g <- g[used]
  if (!numbers) y <- match(y, categories(y))
  labels <- categories(g)
  y1 <- y[g == labels[1]]; y2 <- y[g == labels[2]]
  ranks <- rank(y); r1 <- ranks[g == labels[1]]; r2 <- ranks[g == labels[2]]
  n1 <- length(y1) * 1; n2 <- length(y2) * 1; n <- n1 + n2
  test <- function(...) wilcox.test(y1, y2, alternative = alternative, exact = FALSE, ...)
  plain <- test(correct = FALSE)
  u1 <- unname(plain$statistic)
  t <- table(y) * 1
  z <- (u1 - n1 * n2 / 2) / sqrt(n1 * n2 / 12 * (n + 1 - sum(t^3 - t) / (n * (n - 1))))
  exact <- NA
  if (n <= exact_max) {
    exact <- as.numeric(pvalue(coin::wilcox_test(y ~ factor(g, labels), distribution = "exact",
                                                 alternative = alternative)))
    if (all(t == 1)) stopifnot(all.equal(exact, wilcox.test(y1, y2, alternative = alternative, exact = TRUE)$p.value))
  }
  put(case, group1 = as.character(labels[1]), group2 = as.character(labels[2]), n = n, n_missing = sum(!used),
      n1 = n1, n2 = n2, median1 = if (numbers) median(y1) * 1 else NA, median2 = if (numbers) median(y2) * 1 else NA,
      mean_rank1 = mean(r1), mean_rank2 = mean(r2), rank_sum1 = sum(r1), rank_sum2 = sum(r2),
      u = min(u1, n1 * n2 - u1), u1 = u1, z = z, p = tail_p(plain$p.value),
      corrected_p = tail_p(test(correct = TRUE)$p.value), exact_p = exact,
      rank_biserial = effectsize::rank_biserial(y1, y2, ci = NULL)$r_rank_biserial, r = abs(z) / sqrt(n))
}

put_signed_rank <- function(case, x, y, alternative = "two.sided") {
  used <- !is.na(x) & !is.na(y)
  x <- x[used]; y <- y[used]
  d <- (x - y)[x != y]
  ranks <- rank(abs(d)); m <- length(d) * 1
  test <- function(...) wilcox.test(x, y, paired = TRUE, alternative = alternative, exact = FALSE, ...)
  plus <- sum(ranks[d > 0]); minus <- sum(ranks[d < 0])
  t <- table(abs(d)) * 1
  z <- (plus - m * (m + 1) / 4) / sqrt(m * (m + 1) * (2 * m + 1) / 24 - sum(t^3 - t) / 48)
  exact <- NA
  if (m <= exact_max) {
    exact <- as.numeric(pvalue(wilcoxsign_test(x ~ y, zero.method = "Wilcoxon", distribution = "exact",
                                               alternative = alternative)))
    if (all(t == 1)) stopifnot(all.equal(exact, wilcox.test(d, alternative = alternative, exact = TRUE)$p.value))
  }
  stopifnot(test()$statistic == plus)
  put(case, n = length(x), n_missing = sum(!used), n_positive = sum(d > 0), n_negative = sum(d < 0),
      n_zero = length(x) - m, mean_rank_positive = mean(ranks[d > 0]), mean_rank_negative = mean(ranks[d < 0]),
      rank_sum_positive = plus, rank_sum_negative = minus, z = z, p = tail_p(test(correct = FALSE)$p.value),
      corrected_p = tail_p(test(correct = TRUE)$p.value), exact_p = exact,
      rank_biserial = (plus - minus) / (plus + minus), r = abs(z) / sqrt(m))
}

put_kruskal <- function(case, y, g, numbers = TRUE) {
  used <- !is.na(y) & !is.na(g)
  missing <- sum(!used)
  y <- y[used]; g <- g[used]
  groups <- categories(g)
  by <- factor(g, groups)
  test <- kruskal.test(y, by)
  put(case, n = length(y), n_missing = missing, n_groups = length(groups), chi2 = unname(test$statistic),
      df = unname(test$parameter) * 1, p = tail_p(test$p.value),
      epsilon2 = effectsize::rank_epsilon_squared(as.numeric(y), by, ci = NULL)$rank_epsilon_squared,
      eta2 = (unname(test$statistic) - length(groups) + 1) / (length(y) - length(groups)))
  ranks <- rank(y)
  for (i in seq_along(groups)) {
    put(paste0(case, "_groups.", i), group_ord = i, group_label = as.character(groups[i]), n = sum(by == groups[i]),
        median = if (numbers) median(y[by == groups[i]]) * 1 else NA, mean_rank = mean(ranks[by == groups[i]]),
        rank_sum = sum(ranks[by == groups[i]]))
  }
}

# rstatix::dunn_test() takes the second group less the first, and has the test and its p unrounded
put_dunn <- function(case, y, g, method) {
  used <- !is.na(y) & !is.na(g)
  data <- data.frame(y = y[used], g = factor(g[used], categories(g)))
  groups <- levels(data$g)
  test <- as.data.frame(rstatix::dunn_test(data, y ~ g, p.adjust.method = "none", detailed = TRUE))
  adjusted <- p.adjust(test$p, method)
  ranks <- tapply(rank(data$y), data$g, mean)
  for (k in seq_len(nrow(test))) {
    i <- match(test$group1[k], groups); j <- match(test$group2[k], groups)
    diff <- ranks[[i]] - ranks[[j]]
    put(paste(case, i, j, sep = "."), group1_ord = i, group1 = groups[i], group2_ord = j, group2 = groups[j],
        n1 = test$n1[k], n2 = test$n2[k], mean_rank1 = ranks[[i]], mean_rank2 = ranks[[j]], diff = diff,
        se = -diff / test$statistic[k], z = -test$statistic[k], p = tail_p(test$p[k]),
        p_adjusted = tail_p(adjusted[k]))
  }
}

put_spearman <- function(case, x, y, conf = .95, alternative = "two.sided") {
  used <- !is.na(x) & !is.na(y)
  x <- x[used]; y <- y[used]; n <- length(x)
  test <- cor.test(x, y, method = "spearman", exact = FALSE, alternative = alternative)
  rho <- unname(test$estimate)
  half <- qnorm(1 - (1 - conf) / 2) * sqrt((1 + rho^2 / 2) / (n - 3)) # Bonett & Wright (2000)
  put(case, n = n, n_missing = sum(!used), rho = rho, t = rho * sqrt((n - 2) / (1 - rho^2)), df = n - 2,
      p = tail_p(test$p.value), ci_low = tanh(atanh(rho) - half), ci_high = tanh(atanh(rho) + half))
}

# The asymptotic standard error of tau-b as SPSS's Algorithms and Agresti (2013, exercise 16.8) write it
tau_b_error <- function(counts) {
  n <- sum(counts); rows <- rowSums(counts); cols <- colSums(counts)
  balance <- counts
  for (i in seq_len(nrow(counts))) for (j in seq_len(ncol(counts))) {
    above <- seq_len(nrow(counts)); left <- seq_len(ncol(counts))
    balance[i, j] <- sum(counts[above < i, left < j]) + sum(counts[above > i, left > j]) -
      sum(counts[above < i, left > j]) - sum(counts[above > i, left < j])
  }
  difference <- sum(counts * balance)
  dr <- n^2 - sum(rows^2); dc <- n^2 - sum(cols^2)
  tau <- difference / sqrt(dr * dc)
  v <- outer(rows, cols, function(r, c) r * dc + c * dr)
  squares <- sum(counts * (2 * sqrt(dr * dc) * balance + tau * v)^2) - n^3 * tau^2 * (dr + dc)^2
  list(tau = tau, difference = difference, error = sqrt(squares) / (dr * dc))
}

put_kendall <- function(case, x, y, conf = .95, alternative = "two.sided") {
  used <- !is.na(x) & !is.na(y)
  x <- x[used]; y <- y[used]; n <- length(x)
  test <- cor.test(x, y, method = "kendall", exact = FALSE, alternative = alternative)
  counts <- unclass(table(x, y)) * 1
  by_hand <- tau_b_error(counts)
  stopifnot(all.equal(by_hand$tau, unname(test$estimate)))
  k <- min(dim(counts))
  half <- qnorm(1 - (1 - conf) / 2) * by_hand$error
  put(case, n = n, n_missing = sum(!used), tau_b = unname(test$estimate),
      tau_c = by_hand$difference * k / (n^2 * (k - 1)), z = unname(test$statistic), p = tail_p(test$p.value),
      ci_low = max(-1, by_hand$tau - half), ci_high = min(1, by_hand$tau + half))
}

put_levene <- function(case, y, g) {
  used <- !is.na(y) & !is.na(g)
  missing <- sum(!used)
  y <- y[used]; by <- factor(g[used], categories(g[used]))
  row <- function(i, center, f, df1, df2, p) {
    put(paste(case, i, sep = "."), center_ord = i, center = center, n = length(y), n_missing = missing,
        n_groups = nlevels(by), f = f, df1 = df1 * 1, df2 = df2 * 1, p = tail_p(p))
  }
  for (i in 1:2) {
    test <- car::leveneTest(y, by, center = if (i == 1) mean else median)
    row(i, c("mean", "median")[i], test[1, "F value"], test[1, "Df"], test[2, "Df"], test[1, "Pr(>F)"])
  }
  u <- tapply(abs(y - ave(y, by, FUN = median)), by, function(d) sum((d - mean(d))^2))
  v <- table(by) - 1
  df2 <- sum(u)^2 / sum((u^2 / v)[v > 0])
  row(3, "median, adjusted df", test[1, "F value"], test[1, "Df"], df2,
      pf(test[1, "F value"], test[1, "Df"], df2, lower.tail = FALSE))
}

with(answers, {
  for (alternative in alternatives) {
    put_mann_whitney(paste0("before_sex_", alternative), before, sex, alternative)
    few <- id <= 50
    put_mann_whitney(paste0("before_sex_few_", alternative), before[few], sex[few], alternative)
    put_signed_rank(paste0("before_after_", alternative), before, after, alternative)
    put_signed_rank(paste0("before_after_few_", alternative), before[few], after[few], alternative)
    put_signed_rank(paste0("tenths_few_", alternative), tenths[few], tenths2[few], alternative)
    put_spearman(paste0("before_after_rho_", alternative), before, after, alternative = alternative)
    put_kendall(paste0("before_after_tau_", alternative), before, after, alternative = alternative)
  }
  put_mann_whitney("children_before", children, ifelse(before > 3, "high", "low"))
  put_mann_whitney("words", office, ifelse(children > 0, "parent", "other"), numbers = FALSE)
  put_signed_rank("tenths", tenths, tenths2)
  put_signed_rank("constant", before, ifelse(is.na(before), NA, 3.5))
  put_kruskal("before_office", before, office)
  put_kruskal("before_children", before, children)
  put_kruskal("eighths_office", eighths, office)
  put_dunn("before_office_dunn", before, office, "bonferroni")
  put_dunn("before_children_dunn", before, children, "holm")
  put_dunn("eighths_office_dunn", eighths, office, "BH")
  put_spearman("children_before_rho", children, before, .9)
  put_spearman("eighths_tenths_rho", eighths, tenths)
  put_kendall("children_before_tau", children, before, .9)
  put_kendall("eighths_tenths_tau", eighths, tenths)
  put_levene("eighths_office_levene", eighths, office)
  put_levene("offset_office_levene", eighths, office) # moved by 1e9
  put_levene("before_children_levene", before, children)
})

# R's own data, with and without ties
put_mann_whitney("sleep", sleep$extra, as.integer(sleep$group))
put_signed_rank("sleep_pairs", sleep$extra[1:10], sleep$extra[11:20])
plants <- data.frame(weight = PlantGrowth$weight, treatment = as.character(PlantGrowth$group))
put_kruskal("plants", plants$weight, plants$treatment)
put_levene("plants_levene", plants$weight, plants$treatment)
# Hollander & Wolfe (1973): 29f., depression of nine patients; 69f., permeability of the amnion; 186f., tuna
depression <- data.frame(first = c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
                         second = c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29))
amnion <- data.frame(permeability = c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46,
                                      1.15, 0.88, 0.90, 0.74, 1.21),
                     weeks = rep(c("at term", "12 to 26"), c(10, 5)))
for (alternative in alternatives) {
  put_signed_rank(paste0("depression_", alternative), depression$first, depression$second, alternative)
  put_mann_whitney(paste0("amnion_", alternative), amnion$permeability, amnion$weeks, alternative)
}
tuna <- data.frame(lightness = c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1),
                   score = c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8))
put_spearman("tuna_rho", tuna$lightness, tuna$score)
put_kendall("tuna_tau", tuna$lightness, tuna$score)

out <- open_fixture("ranks.R", "test/fixtures/ranks.sql")
write_table(out, "answers", paste("id int, sex text, office text, children int, before int, after int, tenths int,",
                                  "tenths2 int, eighths float8"), answers)
write_table(out, "sleep", "extra float8, drug int", data.frame(sleep$extra, as.integer(sleep$group)))
write_table(out, "plants", "weight float8, treatment text", plants)
write_table(out, "depression", "first numeric, second numeric", depression)
write_table(out, "amnion", "permeability numeric, weeks text", amnion)
write_table(out, "tuna", "lightness numeric, score numeric", tuna)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
