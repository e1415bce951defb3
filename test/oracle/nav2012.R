# Makes test/fixtures/nav2012.sql: the analyses of the survey by base R, psych, GPArotation and car.
# From the top folder: Rscript test/oracle/nav2012.R
#
# The recoding is done here once more, from the codebook in examples/nav2012/README.md and not from the views.
suppressMessages({
  library(psych)
  library(GPArotation)
  library(car)
})
options(warn = -1) # oblimin: eps is below what a double can reach, on purpose

d <- read.csv("examples/nav2012/response.csv", na.strings = "", encoding = "UTF-8")
number <- sapply(d, is.numeric)
d[number][d[number] == 0] <- NA

# -------------------------------------------------------------------- recoding

pick <- function(code, labels) factor(labels[code], levels = unique(labels))
ordered_as <- function(x, levels) factor(as.character(x), levels = levels)

s <- data.frame(row.names = seq_len(nrow(d)))
s$gender <- ordered_as(c("man", "woman")[d$gender], c("woman", "man"))
s$employer <- pick(d$employer, c("state", "municipality"))
s$start <- ordered_as(c("after 2009", "2006-2009", "before 2006")[d$start_period],
                      c("before 2006", "2006-2009", "after 2009"))
s$client_contact <- pick(d$client_contact, c("yes", "no"))

office <- d$office
office[office %in% 7] <- NA
office[d$office_other_text %in% "Arbeidslivssenteret"] <- 5
office[d$office_other_text %in% "NAV kontor Trondheim"] <- 1
office[office %in% 6] <- 5
s$office <- pick(office, c("Trondheim", "district, over 15", "district, under 15", "administration",
                           "county or special unit"))

consultant <- grepl("rådgiver", tolower(d$role_other_text), fixed = TRUE)
role <- ifelse(d$role == 5, 4, d$role)
role[role %in% 6 & consultant] <- 5
s$role <- pick(role, c("reception", "follow-up", "caseworker", "leader", "consultant", "other"))
s$role3 <- pick(c(1, 1, 1, 2, 3, 3)[role], c("adviser or caseworker", "leader", "consultant or other"))

education <- c(1, 1, 2, 3, NA)[d$education]
education[d$education_other_text %in% "cand.mag"] <- 2
education[d$education_other_text %in% "cand.polit"] <- 3
s$education <- pick(education, c("upper secondary", "bachelor", "master"))
s$bachelor <- pick(c(1, 2, 2, NA)[d$education_background], c("social worker", "other bachelor"))
s$stress <- pick(d$q15_stress, c("never", "seldom", "sometimes", "every week", "every day"))
s$age3 <- cut(d$age, c(22, 35, 49, 72), c("23-35", "36-49", "50-72"))
s$age5 <- cut(d$age, c(22, 29, 39, 49, 59, 72), c("23-29", "30-39", "40-49", "50-59", "60-72"))

items <- function(question, letters) d[paste0(question, strsplit(letters, "")[[1]])]
index <- function(x) { m <- rowMeans(x, na.rm = TRUE); ifelse(is.nan(m), NA, m) }
s$scorecard <- index(items("q18", "abcdefghijk"))
s$leader_focus <- index(items("q18", "ab"))
s$competence <- index(items("q13", "abc"))
s$time_autonomy <- index(items("q13", "def"))
s$shared_values <- index(items("q14", "ab"))
indices <- c("scorecard", "leader_focus", "competence", "time_autonomy", "shared_values")

# --------------------------------------------------------------------- fixture

want <- data.frame(name = character(), value = numeric(), tolerance = character())
put <- function(name, values, tolerance = "closed") {
  want <<- rbind(want, data.frame(name = paste(name, names(values)), value = as.numeric(values),
                                  tolerance = tolerance, row.names = NULL))
}

put_crosstab <- function(a, b) {
  t <- table(s[[a]], s[[b]])
  test <- chisq.test(t, correct = FALSE)
  chi2 <- unname(test$statistic)
  n <- sum(t)
  name <- paste("cramers_v", a, b)
  put(name, c(n = n, n_missing = nrow(s) - n, chi2 = chi2, df = unname(test$parameter), p = test$p.value,
              v = sqrt(chi2 / (n * (min(dim(t)) - 1)))))
  for (i in rownames(t)) for (j in colnames(t)) {
    put(paste0("cells ", a, " ", b, " [", i, "; ", j, "]"),
        c(observed = t[i, j], expected = test$expected[i, j], row_share = prop.table(t, 1)[i, j],
          col_share = prop.table(t, 2)[i, j], adj_residual = test$stdres[i, j]))
  }
}

put_t <- function(name, y, g, equal) {
  test <- t.test(s[[y]] ~ s[[g]], var.equal = equal)
  n <- table(s[[g]][!is.na(s[[y]])])
  put(paste(name, y, g),
      c(n1 = n[[1]], n2 = n[[2]], mean1 = test$estimate[[1]], mean2 = test$estimate[[2]],
        diff = test$estimate[[1]] - test$estimate[[2]], diff_se = test$stderr,
        diff_ci_low = test$conf.int[1], diff_ci_high = test$conf.int[2],
        t = test$statistic[[1]], df = test$parameter[[1]], p = test$p.value,
        r = unname(sqrt(test$statistic^2 / (test$statistic^2 + test$parameter)))))
}

put_anova <- function(y, g) {
  x <- na.omit(s[c(y, g)])
  fit <- anova(lm(x[[1]] ~ x[[2]]))
  ss <- fit$`Sum Sq`; df <- fit$Df; ms <- fit$`Mean Sq`
  put(paste("anova", y, g, "between"), c(ss = ss[1], df = df[1], ms = ms[1], f = fit$`F value`[1],
      p = fit$`Pr(>F)`[1], r = sqrt(ss[1] / sum(ss)), n = nrow(x), n_missing = nrow(s) - nrow(x)))
  put(paste("anova", y, g, "within"), c(ss = ss[2], df = df[2], ms = ms[2]))
  adjusted <- pairwise.t.test(x[[1]], x[[2]], p.adjust.method = "bonferroni")$p.value
  n <- table(x[[2]]); mean <- tapply(x[[1]], x[[2]], mean); sd <- tapply(x[[1]], x[[2]], sd)
  pairs <- length(n) * (length(n) - 1) / 2
  for (g1 in names(n)) {
    put(paste0("groups ", y, " ", g, " [", g1, "]"), c(n = n[[g1]], mean = mean[[g1]], sd = sd[[g1]]))
    for (g2 in names(n)[seq_along(n) > match(g1, names(n))]) {
      se <- sqrt(ms[2] * (1 / n[[g1]] + 1 / n[[g2]]))
      diff <- mean[[g1]] - mean[[g2]]
      put(paste0("pairs ", y, " ", g, " [", g1, "; ", g2, "]"),
          c(diff = diff, se = se, p_adjusted = adjusted[g2, g1],
            ci_low = diff - qt(1 - .025 / pairs, df[2]) * se, ci_high = diff + qt(1 - .025 / pairs, df[2]) * se))
    }
  }
}

reflect <- function(L) ifelse(colSums(L) < 0, -1, 1)

put_factors <- function(name, x) {
  x <- na.omit(x)
  R <- cor(x); n <- nrow(x); p <- ncol(x)
  kmo <- KMO(R); bartlett <- cortest.bartlett(R, n)
  put(paste("sampling_adequacy", name), c(n = n, n_missing = nrow(s) - n, n_items = p, kmo = kmo$MSA,
      bartlett_chi2 = bartlett$chisq, bartlett_df = bartlett$df, bartlett_p = bartlett$p.value))
  for (i in names(x)) put(paste("sampling_adequacy_items", name, i), c(msa = kmo$MSAi[[i]]))
  e <- eigen(R); k <- sum(e$values > 1)
  for (i in seq_len(p)) put(paste("eigenvalues", name, i), c(eigenvalue = e$values[i], share = e$values[i] / p))
  A <- e$vectors[, 1:k] %*% diag(sqrt(e$values[1:k]))
  A <- sweep(A, 2, reflect(A), "*")
  h <- sqrt(rowSums(A^2))
  set.seed(1)
  fits <- lapply(c(list(diag(k)), replicate(5, Random.Start(k), simplify = FALSE)),
                 function(T) oblimin(A / h, Tmat = T, eps = 1e-14, maxit = 5000))
  best <- fits[[which.min(sapply(fits, function(o) sum(tcrossprod(t(unclass(o$loadings)^2))[upper.tri(diag(k))])))]]
  L <- unclass(best$loadings) * h
  order <- apply(abs(cor(L, A)), 2, which.max) # the factors in the order of extraction
  stopifnot(!anyDuplicated(order))
  L <- L[, order]; sign <- reflect(L)
  L <- sweep(L, 2, sign, "*"); Phi <- best$Phi[order, order] * tcrossprod(sign)
  for (f in seq_len(k)) for (i in seq_len(p)) {
    put(paste("oblique_factor", name, names(x)[i], f),
        c(pattern = L[i, f], structure = (L %*% Phi)[i, f]), "iterated")
    put(paste("oblique_factor", name, names(x)[i], f), c(communality = h[i]^2))
  }
  put(paste("oblique_factor_correlations", name, "1 2"), c(r = Phi[1, 2]), "iterated")
}

put_alpha <- function(name, x) {
  x <- na.omit(x)
  a <- alpha(x)
  put(paste("cronbach_alpha", name), c(n = nrow(x), n_missing = nrow(s) - nrow(x), n_items = ncol(x),
      alpha = a$total$raw_alpha, alpha_standardized = a$total$std.alpha, mean_r = a$total$average_r))
  for (i in names(x)) {
    put(paste("cronbach_alpha_items", name, i),
        c(mean = mean(x[[i]]), sd = sd(x[[i]]), item_total_r = a$item.stats[i, "r.drop"],
          alpha_if_deleted = if (ncol(x) > 2) a$alpha.drop[i, "raw_alpha"]))
  }
}

put_r <- function(a, b, x = s[[a]], y = s[[b]]) {
  test <- cor.test(x, y)
  put(paste("pearson_r", a, b), c(n = sum(!is.na(x + y)), r = test$estimate[[1]], t = test$statistic[[1]],
      df = test$parameter[[1]], p = test$p.value, ci_low = test$conf.int[1], ci_high = test$conf.int[2]))
}

put_regression <- function() {
  is <- function(x, labels) ifelse(is.na(x), NA, as.integer(x %in% labels))
  m <- na.omit(data.frame(
    woman = is(s$gender, "woman"),
    education_level = 3 - as.integer(s$education),
    nav_office = is(s$office, levels(s$office)[1:3]),
    start_level = as.integer(s$start) - 1,
    caseworker = is(s$role, levels(s$role)[1:3]),
    leader = is(s$role, "leader"),
    large_office = is(s$office, levels(s$office)[c(1, 2, 4)]),
    small_office = is(s$office, levels(s$office)[3]),
    s[c("competence", "time_autonomy", "shared_values", "scorecard")]))
  terms <- names(m)[1:11]
  last <- c(1, 2, 3, 4, 6, 8, 9, 10, 11)
  before <- lm(scorecard ~ 1, m)
  for (step in seq_along(last)) {
    fit <- lm(reformulate(terms[1:last[step]], "scorecard"), m)
    f <- summary(fit); change <- anova(before, fit)
    put(paste("hier_regress", step),
        c(n = nrow(m), n_missing = nrow(s) - nrow(m), r = sqrt(f$r.squared), r2 = f$r.squared,
          adj_r2 = f$adj.r.squared, r2_change = f$r.squared - summary(before)$r.squared,
          f_change = change$F[2], df1 = change$Df[2], df2 = change$Res.Df[2], p_change = change$`Pr(>F)`[2],
          see = f$sigma, f = f$fstatistic[[1]], df_model = f$fstatistic[[2]],
          p = pf(f$fstatistic[[1]], f$fstatistic[[2]], f$fstatistic[[3]], lower.tail = FALSE),
          aic = AIC(fit), bic = BIC(fit)))
    before <- fit
  }
  b <- coef(f); ci <- confint(fit); y <- m$scorecard; factor <- vif(fit)
  put("hier_regress_coefficients 9 (constant)", c(b = b[1, 1], se = b[1, 2], t = b[1, 3], p = b[1, 4],
      b_ci_low = ci[1, 1], b_ci_high = ci[1, 2]))
  for (x in terms) {
    others <- m[setdiff(terms, x)]
    rest <- resid(lm(m[[x]] ~ ., others))
    put(paste("hier_regress_coefficients 9", x),
        c(b = b[x, 1], se = b[x, 2], beta = b[x, 1] * sd(m[[x]]) / sd(y), t = b[x, 3], p = b[x, 4],
          b_ci_low = ci[x, 1], b_ci_high = ci[x, 2], r_zero_order = cor(y, m[[x]]),
          r_partial = cor(resid(lm(y ~ ., others)), rest), r_part = cor(y, rest),
          tolerance = 1 / factor[[x]], vif = factor[[x]]))
  }
}

for (pair in c("gender employer", "gender office", "gender role", "gender start", "gender education",
               "gender client_contact", "gender stress", "employer office", "employer role", "employer start",
               "employer education", "employer stress", "education office", "office stress", "age3 education",
               "age5 office")) {
  ab <- strsplit(pair, " ")[[1]]
  put_crosstab(ab[1], ab[2])
}
put_t("welch_t", "scorecard", "gender", FALSE)
put_t("welch_t", "leader_focus", "gender", FALSE)
put_t("student_t", "shared_values", "gender", TRUE)
put_t("student_t", "shared_values", "employer", TRUE)
put_t("student_t", "time_autonomy", "gender", TRUE)
put_t("student_t", "time_autonomy", "employer", TRUE)
put_t("student_t", "scorecard", "bachelor", TRUE)
for (g in c("office", "role", "education", "start", "age3")) put_anova("scorecard", g)
put_anova("leader_focus", "role3")
put_anova("shared_values", "role")
put_factors("malekort_items", items("q18", "abcdefghijk"))
put_factors("work_items", items("q13", "abcdef"))
put_alpha("results", items("q18", "cefghijk"))
put_alpha("leader", items("q18", "abd"))
put_alpha("leader_focus", items("q18", "ab"))
put_alpha("competence", items("q13", "abc"))
put_alpha("time_autonomy", items("q13", "def"))
put_alpha("scorecard", items("q18", "abcdefghijk"))
for (i in 1:4) for (j in (i + 1):5) put_r(indices[i], indices[j])
put_r("scorecard", "q15", y = d$q15_stress)
put_r("scorecard", "q16d", y = d$q16d)
put_r("scorecard", "q16e", y = d$q16e)
put_r("scorecard", "q17", y = d$q17_equal_vs_individual)
put_regression()

stopifnot(!anyDuplicated(want$name), !is.na(want$value))
version_of <- function(p) paste(p, packageVersion(p))
out <- file("test/fixtures/nav2012.sql", "w", encoding = "UTF-8")
writeLines(c(
  paste0("-- Made by test/oracle/nav2012.R, ", R.version$version.string, ", ",
         paste(sapply(c("psych", "GPArotation", "car"), version_of), collapse = ", "), "; do not edit."),
  "-- The responses are synthetic.",
  "CREATE TEMP TABLE want (name text PRIMARY KEY, value float8, tolerance text);",
  "COPY want FROM stdin;",
  sprintf("%s\t%.17g\t%s", want$name, want$value, want$tolerance),
  "\\."), out)
close(out)
