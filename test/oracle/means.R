# Makes test/fixtures/means.sql: group tables, t-tests, one-way analysis of variance and Bonferroni's pairs by R's
# t.test(), lm(), pairwise.t.test() and formulas written out here.
# From the top folder: Rscript test/oracle/means.R
source("test/oracle/fixture.R")
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

put_t <- function(case, y, g, equal, conf, offset = 0) {
  used <- !is.na(y) & !is.na(g)
  labels <- categories(g[used])
  y1 <- y[used & g == labels[1]]; y2 <- y[used & g == labels[2]]
  n1 <- length(y1); n2 <- length(y2); m <- n1 + n2 - 2
  test <- t.test(y1, y2, var.equal = equal, conf.level = conf)
  t <- unname(test$statistic); df <- unname(test$parameter)
  d <- (mean(y1) - mean(y2)) / sqrt(pooled(list(y1, y2)))
  put(case, group1 = as.character(labels[1]), group2 = as.character(labels[2]), n = n1 + n2, n_missing = sum(!used),
      n1 = n1, n2 = n2, mean1 = mean(y1) + offset, mean2 = mean(y2) + offset, sd1 = sd(y1), sd2 = sd(y2),
      se1 = sd(y1) / sqrt(n1), se2 = sd(y2) / sqrt(n2), diff = mean(y1) - mean(y2), diff_se = test$stderr,
      diff_ci_low = test$conf.int[1], diff_ci_high = test$conf.int[2], t = t, df = df, p = tail_p(test$p.value),
      r = sqrt(t^2 / (t^2 + df)), cohens_d = d,
      hedges_g = d * exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2))
}

put_anova <- function(case, y, g) {
  used <- !is.na(y) & !is.na(g)
  a <- anova(lm(y[used] ~ factor(g[used])))
  ss <- a[["Sum Sq"]]; df <- as.double(a[["Df"]]); ms <- a[["Mean Sq"]]
  excess <- ss[1] - df[1] * ms[2]
  none <- list(f = NA, p = NA, r = NA, eta2 = NA, omega2 = NA, epsilon2 = NA)
  row <- function(i, source, ss, df, ms, effects = none) {
    do.call(put, c(list(paste(case, i, sep = "."), source_ord = i, source = source, ss = ss, df = df, ms = ms),
                   effects, list(n = sum(used), n_missing = sum(!used))))
  }
  row(1, "between", ss[1], df[1], ms[1],
      list(f = a[["F value"]][1], p = tail_p(a[["Pr(>F)"]][1]), r = sqrt(ss[1] / sum(ss)), eta2 = ss[1] / sum(ss),
           omega2 = excess / (sum(ss) + ms[2]), epsilon2 = excess / sum(ss)))
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

out <- open_fixture("means.R", "test/fixtures/means.sql")
write_table(out, "answers", "id int, sex text, office text, children int, score float8, eighths float8", answers)
write_table(out, "sleep", "extra float8, drug int", data.frame(sleep$extra, as.integer(sleep$group)))
write_table(out, "plants", "weight float8, treatment text",
            data.frame(PlantGrowth$weight, as.character(PlantGrowth$group)))
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
