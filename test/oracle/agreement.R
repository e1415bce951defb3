# Makes test/fixtures/agreement.sql: mcnemar() and cohens_kappa() by R's mcnemar.test() and vcd's Kappa(), whose kappas
# agree with psych's cohen.kappa(), and whose standard errors with numerical derivatives (psych's weighted one does not);
# ordinal_association() and nominal_association() over all pairs of rows and by numerical
# derivatives, which agree with what PSPP's CROSSTABS prints.
# From the top folder: Rscript test/oracle/agreement.R
source("test/oracle/fixture.R")
suppressMessages({library(vcd); library(psych)})
options(warn = -1)
set.seed(1960)

n <- 260
answers <- data.frame(id = 1:n, before = sample(c(1:5, NA), n, TRUE, c(.1, .2, .3, .25, .1, .05)))
answers$after <- pmin(7, pmax(1, answers$before + sample(c(-1, 0, 1, 2), n, TRUE, c(.2, .45, .25, .1))))
answers$after[sample(n, 9)] <- NA
answers$yes_before <- ifelse(answers$before > 3, "yes", "no")
answers$yes_after <- ifelse(answers$after > 3, "yes", "no")
answers$region <- sample(c("north", "south", "west", NA), n, TRUE, c(.45, .3, .2, .05))
answers$choice <- ifelse(runif(n) < .35, answers$region, sample(c("north", "south", "west", "x"), n, TRUE))

square <- function(a, b) {
  both <- categories(c(a, b))
  unclass(table(factor(a, both), factor(b, both)))
}

# The standard deviation of f over rows drawn from the table, by its derivative in each cell: the imaginary part of a
# step of 1e-30 i is exact
delta_se <- function(f, counts) {
  p <- counts / sum(counts)
  g <- p * 0
  for (i in which(p > 0)) {
    q <- p + 0i
    q[i] <- q[i] + 1e-30i
    g[i] <- Im(f(q)) / 1e-30
  }
  sqrt((sum(p * g^2) - sum(p * g)^2) / sum(counts))
}

# ---- mcnemar

put_mcnemar <- function(case, a, b) {
  t <- square(a, b)
  off <- t + t(t)
  pairs <- upper.tri(t) & off > 0 # R divides 0 by 0 for the others
  used <- if (all(off[upper.tri(t)] > 0)) mcnemar.test(t, correct = FALSE) else {
    chi2 <- sum(((t - t(t))^2 / off)[pairs])
    list(statistic = chi2, parameter = sum(pairs), p.value = pchisq(chi2, sum(pairs), lower.tail = FALSE))
  }
  two <- nrow(t) == 2
  corrected <- if (two) mcnemar.test(t) else list(statistic = NA, p.value = NA)
  put(case, n = sum(t) * 1, n_missing = sum(is.na(a) | is.na(b)), n_categories = nrow(t),
      n_discordant = (sum(t) - sum(diag(t))) * 1, chi2 = unname(used$statistic), df = unname(used$parameter) * 1,
      p = tail_p(used$p.value), corrected_chi2 = unname(corrected$statistic), corrected_p = corrected$p.value,
      exact_p = if (two) binom.test(t[1, 2], t[1, 2] + t[2, 1])$p.value else NA)
}

# ---- kappa

put_kappa <- function(case, a, b, weights = "none", conf_level = .95) {
  t <- square(a, b)
  p <- t / sum(t)
  k <- nrow(t)
  distance <- abs(row(t) - col(t)) / (k - 1)
  w <- switch(weights, none = diag(k), linear = 1 - distance, quadratic = 1 - distance^2)
  # vcd: Equal-Spacing and Fleiss-Cohen
  v <- Kappa(t, weights = if (weights == "quadratic") "Fleiss-Cohen" else "Equal-Spacing")
  v <- if (weights == "none") v$Unweighted else v$Weighted
  other <- cohen.kappa(t, w = 1 - distance^2, n.obs = sum(t))
  if (weights != "linear")
    stopifnot(abs((if (weights == "none") other$kappa else other$weighted.kappa) - v[[1]]) < 1e-12)
  if (weights == "none") stopifnot(abs(sqrt(other$var.kappa) - v[[2]]) < 1e-12)
  stopifnot(abs(delta_se(function(p) {
    by_chance <- sum(w * outer(rowSums(p), colSums(p)))
    (sum(w * p) - by_chance) / (1 - by_chance)
  }, t) - v[[2]]) < 1e-12)
  chance <- outer(rowSums(p), colSums(p))
  expected <- sum(w * chance)
  null <- sum(chance * (w - outer(as.vector(w %*% colSums(p)), as.vector(t(w) %*% rowSums(p)), "+"))^2) - expected^2
  se_null <- sqrt(null / sum(t)) / (1 - expected) # Fleiss, Cohen & Everitt (1969), (9)
  half <- qnorm((1 + conf_level) / 2) * v[[2]]
  z <- v[[1]] / se_null
  put(case, n = sum(t) * 1, n_missing = sum(is.na(a) | is.na(b)), n_categories = k, agreement = sum(w * p),
      expected_agreement = expected, kappa = v[[1]], se = v[[2]], ci_low = v[[1]] - half, ci_high = v[[1]] + half,
      se_null = se_null, z = z, p = tail_p(2 * pnorm(-abs(z))))
}

with(answers, {
  put_mcnemar("mcnemar_two", yes_before, yes_after)
  put_mcnemar("mcnemar_five", before, after) # 1 to 5, and 1 to 7: some pairs that nobody changed between
  put_mcnemar("mcnemar_four", region, choice)
  put_kappa("kappa_two", yes_before, yes_after)
  for (w in c("none", "linear", "quadratic")) put_kappa(paste0("kappa_five_", w), before, after, w)
  put_kappa("kappa_four", region, choice)
  put_kappa("kappa_four_80", region, choice, "quadratic", .8)
})

# ---- ordinal and nominal

put_measure <- function(case, ord, measure, dependent, value, se, se_null, p, least, conf_level, counts, missing) {
  half <- if (isTRUE(se > 1e-12)) qnorm((1 + conf_level) / 2) * se else NA # no interval without an error
  z <- if (is.na(se_null) || se_null == 0) NA else value / se_null
  put(sprintf("%s.%d", case, ord), measure_ord = ord, measure = measure, dependent = dependent, value = value, se = se,
      ci_low = max(least, value - half), ci_high = min(1, value + half), se_null = se_null, z = z,
      p = if (is.null(p)) tail_p(2 * pnorm(-abs(z))) else tail_p(p), n = sum(counts), n_missing = missing)
}

# concordant - discordant and all pairs, seen from each cell, in shares
seen <- function(p, f) {
  at <- p * 0
  for (i in seq_len(nrow(p))) for (j in seq_len(ncol(p)))
    at[i, j] <- sum(p * f(sign(row(p) - i) * sign(col(p) - j)))
  at
}
difference <- function(p) sum(p * seen(p, identity))
together <- function(p) sum(p * seen(p, abs))
untied <- function(p, side) 1 - sum(apply(p, side, sum)^2)

put_ordinal <- function(case, counts, missing, conf_level = .95) {
  p <- counts / sum(counts)
  k <- min(dim(p))
  balance <- seen(p, identity)
  null <- 2 * sqrt((sum(p * balance^2) - sum(p * balance)^2) / sum(counts))
  tau_b <- function(p) difference(p) / sqrt(untied(p, 1) * untied(p, 2))
  mean_untied <- (untied(p, 1) + untied(p, 2)) / 2
  measures <- list(
    list("gamma", "symmetric", function(p) difference(p) / together(p), together(p)),
    list("kendall_tau_b", "symmetric", tau_b, sqrt(untied(p, 1) * untied(p, 2))),
    list("kendall_tau_c", "symmetric", function(p) difference(p) * k / (k - 1), (k - 1) / k),
    list("somers_d", "symmetric", NULL, mean_untied),
    list("somers_d", "row", function(p) difference(p) / untied(p, 2), untied(p, 2)),
    list("somers_d", "column", function(p) difference(p) / untied(p, 1), untied(p, 1)))
  for (i in seq_along(measures)) {
    m <- measures[[i]]
    value <- difference(p) / m[[4]]
    # SPSS's symmetric d has tau-b's standard error times the ratio of the two
    se <- if (is.null(m[[3]])) delta_se(tau_b, counts) * sqrt(untied(p, 1) * untied(p, 2)) / mean_untied
          else delta_se(m[[3]], counts)
    put_measure(case, i, m[[1]], m[[2]], value, se, null / m[[4]], NULL, -1, conf_level, counts, missing)
  }
}

gk_tau <- function(p) { # columns dependent
  c <- colSums(p)
  (sum(p^2 / rowSums(p)) - sum(c^2)) / (1 - sum(c^2))
}
entropy <- function(p) -sum(ifelse(p == 0, 0, p * log(p)))
shared <- function(p) entropy(rowSums(p)) + entropy(colSums(p)) - entropy(p)

lambda_parts <- function(p, i, j) { # which cells are hit knowing the row, and not knowing it
  known <- p * 0
  known[cbind(seq_len(nrow(p)), apply(p, 1, which.max))] <- 1
  blind <- (col(p) == which.max(colSums(p))) * 1
  list(gain = known - blind, loss = 1 - blind)
}

put_lambda <- function(case, ord, dependent, parts, counts, missing, conf_level) {
  p <- counts / sum(counts)
  gain <- sum(p * parts$gain); loss <- sum(p * parts$loss)
  spread <- function(g) sqrt((sum(p * g^2) - sum(p * g)^2) / sum(counts))
  put_measure(case, ord, "lambda", dependent, gain / loss, spread(parts$gain - gain / loss * parts$loss) / loss,
              spread(parts$gain) / loss, NULL, 0, conf_level, counts, missing)
}

put_nominal <- function(case, counts, missing, conf_level = .95) {
  p <- counts / sum(counts)
  n <- sum(counts)
  df <- (nrow(p) - 1) * (ncol(p) - 1)
  of_col <- lambda_parts(p)
  of_row <- lapply(lambda_parts(t(p)), t)
  put_lambda(case, 1, "symmetric", Map(`+`, of_col, of_row), counts, missing, conf_level)
  put_lambda(case, 2, "row", of_row, counts, missing, conf_level)
  put_lambda(case, 3, "column", of_col, counts, missing, conf_level)
  upper <- function(chi2) pchisq(chi2, df, lower.tail = FALSE)
  row_tau <- gk_tau(t(p)); col_tau <- gk_tau(p)
  put_measure(case, 4, "goodman_kruskal_tau", "row", row_tau, delta_se(function(p) gk_tau(t(p)), counts), NA,
              upper((n - 1) * (nrow(p) - 1) * row_tau), 0, conf_level, counts, missing)
  put_measure(case, 5, "goodman_kruskal_tau", "column", col_tau, delta_se(gk_tau, counts), NA,
              upper((n - 1) * (ncol(p) - 1) * col_tau), 0, conf_level, counts, missing)
  uncertainty <- list(symmetric = function(p) 2 * shared(p) / (entropy(rowSums(p)) + entropy(colSums(p))),
                      row = function(p) shared(p) / entropy(rowSums(p)),
                      column = function(p) shared(p) / entropy(colSums(p)))
  for (i in 1:3)
    put_measure(case, 5 + i, "uncertainty", names(uncertainty)[i], uncertainty[[i]](p),
                delta_se(uncertainty[[i]], counts), NA, upper(2 * n * shared(p)), 0, conf_level, counts, missing)
}

# ---- the same in PSPP

pspp_measures <- function(counts) {
  folder <- tempfile(); dir.create(folder)
  cells <- data.frame(a = as.vector(row(counts)), b = as.vector(col(counts)), w = as.vector(counts))
  cells <- cells[cells$w > 0, ]
  syntax <- c("SET FORMAT=F14.8.", "DATA LIST FREE /a b w.", "BEGIN DATA.", apply(cells, 1, paste, collapse = " "), "END DATA.",
              "WEIGHT BY w.", "FORMATS a b (F8.0).",
              "CROSSTABS /TABLES=a BY b /STATISTICS=GAMMA BTAU CTAU D LAMBDA UC /FORMAT=NOTABLES.")
  writeLines(syntax, file.path(folder, "x.sps"))
  system2("pspp", c("-O", "format=csv", "-o", file.path(folder, "x.csv"), file.path(folder, "x.sps")), stdout = FALSE)
  lines <- strsplit(unique(readLines(file.path(folder, "x.csv"))), ",")
  # a line that has an empty first field goes on with the measure of the one before
  numbers <- lapply(lines, function(x) suppressWarnings(as.numeric(x[grepl("^-?[0-9]*\\.[0-9]{8}$", x)])))
  setNames(numbers, vapply(lines, paste, "", collapse = ","))
}

# What PSPP prints with eight decimals: value, standard error (not of tau and the symmetric d), z
check_with_pspp <- function(case, counts) {
  printed <- pspp_measures(counts)
  printed <- printed[lengths(printed) > 0 & !grepl("Valid|a \u00d7 b", names(printed))]
  ours <- function(kind, ord, columns)
    as.numeric(want$value[match(sprintf("%s_%s.%d.%s", kind, case, ord, columns), want$name)])
  expected <- c(lapply(c(2, 3, 1), function(i) ours("ordinal", i, c("value", "se", "z"))),
                lapply(1:3, function(i) ours("nominal", i, c("value", "se", "z"))),
                lapply(4:5, function(i) ours("nominal", i, "value")),
                lapply(6:8, function(i) ours("nominal", i, c("value", "se"))),
                list(ours("ordinal", 4, c("value", "z"))),
                lapply(5:6, function(i) ours("ordinal", i, c("value", "se", "z"))))
  stopifnot(length(printed) == length(expected))
  for (i in seq_along(expected)) # the uncertainty coefficient's third number is another test of it
    stopifnot(abs(printed[[i]][seq_along(expected[[i]])] - expected[[i]]) <= 1.01e-8)
}

crosstab <- function(a, b) unclass(table(factor(a, categories(a)), factor(b, categories(b))))
put_both <- function(case, a, b, conf_level = .95) {
  counts <- unname(crosstab(a, b))
  missing <- sum(is.na(a) | is.na(b))
  put_ordinal(paste0("ordinal_", case), counts, missing, conf_level)
  put_nominal(paste0("nominal_", case), counts, missing, conf_level)
  if (conf_level == .95) check_with_pspp(case, counts)
}
with(answers, {
  put_both("before_after", before, after)
  put_both("region_choice", region, choice)
  put_both("yes_region", yes_before, region, .9)
})

out <- open_fixture("agreement.R", "test/fixtures/agreement.sql")
write_table(out, "answers", "id int, before int, after int, yes_before text, yes_after text, region text, choice text",
            answers)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
