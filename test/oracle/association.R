# Makes test/fixtures/association.sql: crosstabs by R's table(), chisq.test(), fisher.test() and formulas written out
# here.
# From the top folder: Rscript test/oracle/association.R
source("test/oracle/fixture.R")
options(warn = -1) # chisq.test() warns of small expected counts: some are wanted
set.seed(1900)

n <- 310
answers <- data.frame(
  id = 1:n,
  sex = sample(c("woman", "man", NA), n, TRUE, c(.66, .29, .05)),
  office = sample(c("city", "district > 15", "district < 15", "administration", "county", NA), n, TRUE,
                  c(.34, .16, .15, .2, .13, .02)),
  item = sample(c(1:6, NA), n, TRUE, c(.02, .06, .2, .35, .25, .07, .05)),
  children = sample(c(0, 1, 2, 9, 10, 11, NA), n, TRUE, c(.4, .25, .2, .05, .02, .02, .06)),
  member = sample(c("true", "false", NA), n, TRUE, c(.4, .5, .1))
)
answers$item <- as.integer(answers$item)
answers$children <- as.integer(answers$children)
answers$member[which(answers$sex == "woman")[1:90]] <- "true"

# uniroot's default tolerance is 1e-4
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-15, maxiter = 10000)$root

# The ends of V's interval: the noncentral chi-squares that put chi2 at its upper and lower tail
v_ends <- function(chi2, df, n, k, conf_level) {
  tails <- c(1 + conf_level, 1 - conf_level) / 2
  lambda <- sapply(tails, function(tail) {
    excess <- function(ncp) if (tail > .5) (1 - tail) - pchisq(chi2, df, ncp, lower.tail = FALSE)
                            else pchisq(chi2, df, ncp) - tail
    if (excess(0) <= 0) 0 else root(excess, 0, 4 * (chi2 + 10))
  })
  pmin(1, sqrt(lambda / (n * k)))
}

# Scores are the categories' values where all are numbers
scores <- function(labels, k) {
  values <- suppressWarnings(as.numeric(labels))
  if (is.null(labels) || anyNA(values)) seq_len(k) else values
}

linear_chi2 <- function(counts) {
  x <- scores(rownames(counts), nrow(counts))[row(counts)]
  y <- scores(colnames(counts), ncol(counts))[col(counts)]
  w <- as.vector(counts) / sum(counts)
  x <- x - sum(w * x); y <- y - sum(w * y)
  (sum(counts) - 1) * sum(w * x * y)^2 / (sum(w * x^2) * sum(w * y^2))
}

# Fisher's noncentral hypergeometric distribution of the first cell, as in fisher.test(), whose roots have 4 digits
fisher_odds <- function(counts, conf_level) {
  m <- sum(counts[, 1]); n <- sum(counts[, 2]); k <- sum(counts[1, ]); x <- counts[1, 1]
  low <- max(0, k - n); high <- min(k, m); support <- low:high
  log_density <- dhyper(support, m, n, k, log = TRUE)
  density <- function(log_odds) {
    d <- log_density + log_odds * support
    d <- exp(d - max(d))
    d / sum(d)
  }
  at <- function(f) exp(root(f, -40, 40))
  tail <- (1 - conf_level) / 2
  c(if (x == low) 0 else if (x == high) NA else at(function(u) sum(support * density(u)) - x),
    if (x == low) 0 else at(function(u) sum(density(u)[support >= x]) - tail),
    if (x == high) NA else at(function(u) sum(density(u)[support <= x]) - tail))
}

put_fisher <- function(case, counts, missing, conf_level = .95, alternative = "two.sided") {
  two <- all(dim(counts) == 2)
  test <- fisher.test(counts, alternative = alternative, workspace = 2e7, conf.int = FALSE)
  odds <- if (two) fisher_odds(counts, conf_level) else c(NA, NA, NA)
  put(case, n = sum(counts), n_missing = missing, n_rows = nrow(counts), n_cols = ncol(counts),
      p = tail_p(test$p.value), odds_ratio = odds[1], odds_ratio_ci_low = odds[2], odds_ratio_ci_high = odds[3])
}

# one case from a table of counts without empty rows and columns; v_ci: the interval of V where R's pchisq() is not
# good enough (beyond ncp 1e4), and fisher_p where its dhyper() is not
put_case <- function(case, counts, missing, conf_level = .95, v_ci = NULL, fisher_p = NULL) {
  storage.mode(counts) <- "double"
  n <- sum(counts); r <- nrow(counts); k <- ncol(counts)
  test <- chisq.test(counts, correct = FALSE)
  chi2 <- unname(test$statistic)
  df <- unname(test$parameter) * 1
  two <- r == 2 && k == 2
  yates <- if (two) chisq.test(counts, correct = TRUE)
  # Bergsma (2013), section 3
  phi2 <- max(0, chi2 / n - (k - 1) * (r - 1) / (n - 1))
  shrunk <- min(k - (k - 1)^2 / (n - 1), r - (r - 1)^2 / (n - 1))
  determinant <- if (two) counts[1, 1] * counts[2, 2] - counts[1, 2] * counts[2, 1] else 0
  lr_chi2 <- 2 * sum(ifelse(counts > 0, counts * log(counts / test$expected), 0))
  linear <- linear_chi2(counts)
  if (is.null(v_ci)) v_ci <- v_ends(chi2, df, n, min(r, k) - 1, conf_level)
  odds <- if (two && all(counts > 0)) {
    half <- qnorm((1 + conf_level) / 2) * sqrt(sum(1 / counts))
    counts[1, 1] * counts[2, 2] / (counts[1, 2] * counts[2, 1]) * exp(c(0, -half, half))
  } else c(NA, NA, NA)
  if (two && is.null(fisher_p)) fisher_p <- fisher.test(counts)$p.value
  put(case, n = n, n_missing = missing, n_rows = r, n_cols = k,
      chi2 = chi2, df = df, p = tail_p(test$p.value),
      phi = sqrt(chi2 / n) * if (determinant < 0) -1 else 1,
      v = sqrt(chi2 / (n * (min(r, k) - 1))), v_ci_low = v_ci[1], v_ci_high = v_ci[2],
      v_corrected = sqrt(phi2 / (shrunk - 1)), contingency_c = sqrt(chi2 / (chi2 + n)),
      lr_chi2 = lr_chi2, lr_p = tail_p(pchisq(lr_chi2, df, lower.tail = FALSE)),
      yates_chi2 = if (two) unname(yates$statistic) else NA,
      yates_p = if (two) tail_p(yates$p.value) else NA,
      fisher_p = if (two) tail_p(fisher_p) else NA,
      odds_ratio = odds[1], odds_ratio_ci_low = odds[2], odds_ratio_ci_high = odds[3],
      min_expected = min(test$expected), n_expected_below_5 = sum(test$expected < 5),
      linear_chi2 = linear, linear_p = tail_p(pchisq(linear, 1, lower.tail = FALSE)))
}

put_cells <- function(case, counts, method = "bonferroni") {
  rows <- rownames(counts); cols <- colnames(counts)
  test <- chisq.test(counts, correct = FALSE)
  p <- tail_p(2 * pnorm(-abs(test$stdres)))
  # all cells together, row by row: which of equal ones comes first does not matter
  adjusted <- array(if (method == "sidak") -expm1(length(p) * log1p(-p)) else p.adjust(p, method), dim(p))
  for (i in seq_along(rows)) for (j in seq_along(cols)) {
    o <- as.double(counts[i, j]); e <- test$expected[i, j]; z <- test$stdres[i, j]
    put(sprintf("%s.%d.%d", case, i, j), row_ord = i, row_label = rows[i], col_ord = j, col_label = cols[j],
        observed = o, expected = e, row_share = prop.table(counts, 1)[i, j],
        col_share = prop.table(counts, 2)[i, j], total_share = prop.table(counts)[i, j],
        residual = o - e, std_residual = test$residuals[i, j], adj_residual = z,
        p = tail_p(p[i, j]), p_adjusted = tail_p(adjusted[i, j]))
  }
}

crosstab <- function(a, b) table(factor(a, categories(a)), factor(b, categories(b)))

put_columns <- function(case, a, b, cells = TRUE) {
  counts <- crosstab(a, b)
  put_case(case, counts, sum(is.na(a) | is.na(b)))
  if (cells) put_cells(paste0(case, "_cells"), counts)
}

with(answers, {
  put_columns("sex_office", sex, office)
  put_columns("office_sex", office, sex, cells = FALSE)
  put_columns("sex_member", sex, member)
  put_columns("item_children", item, children) # with empty cells, and 10 after 9
  put_columns("office_item", office, item, cells = FALSE)
})

with(answers, {
  put_case("conf_level", crosstab(sex, office), 0, conf_level = .8)
  put_cells("holm_cells", crosstab(sex, office), "holm")
  put_cells("sidak_cells", crosstab(sex, office), "sidak")
  put_cells("bh_cells", crosstab(item, children), "BH")
})

# tables given by their counts: row by row
tables <- list()
add_table <- function(name, counts, missing = 0) {
  tables[[name]] <<- counts
  put_case(name, counts, missing)
}
by_row <- function(..., rows = 2) matrix(c(...), rows, byrow = TRUE)
add_table("equal", by_row(10, 10, 10, 10))
add_table("yates_zero", by_row(11, 10, 10, 10))
add_table("negative", by_row(3, 17, 22, 5))
add_table("zero_cell", by_row(0, 7, 9, 4))
add_table("perfect", diag(c(17, 4, 29)))
add_table("sparse", by_row(1, 0, 2, 0, 3, 0, 1, 1, 0, rows = 3))

# V's interval of these, Fisher's p, and where R has too few digits the likelihood ratio, are in
# test/oracle/crosstabs.py
lopsided <- by_row(999999999, 40, 1, 3)
tables$lopsided <- lopsided
put_case("lopsided", lopsided, 0, v_ci = c(NA, NA), fisher_p = NA)
large <- matrix(c(123456789, 0, 87654321, 234567891, 1, 198765432, 345678912, 12, 0), 3, byrow = TRUE,
                dimnames = list(c("r1", "r2", "r3"), c("c1", "c2", "c3")))
tables$large <- large
put_case("large", large, 5, v_ci = c(NA, NA))
put_cells("large_cells", large)
want <- want[!grepl("^((lopsided|large)\\.v_ci|lopsided\\.(fisher_p|lr_))", want$name), ]

# Fisher's test: of two by two, of larger tables, some with empty cells
random_table <- function(rows, cols, mean) repeat {
  counts <- matrix(rpois(rows * cols, mean * runif(rows * cols, .3, 1.7)), rows)
  if (all(rowSums(counts) > 0) && all(colSums(counts) > 0)) return(counts)
}
add_fisher <- function(name, counts) {
  tables[[name]] <<- counts
  put_fisher(paste0("fisher_", name), counts, 0)
}
for (name in c("equal", "yates_zero", "negative", "zero_cell", "perfect", "sparse"))
  put_fisher(paste0("fisher_", name), tables[[name]], 0)
for (alternative in c("less", "greater"))
  put_fisher(paste0("fisher_negative_", alternative), tables$negative, 0, .9, alternative)
for (i in 1:20) add_fisher(sprintf("two%02d", i), random_table(2, 2, 10^runif(1, .3, 2.5)))
add_fisher("tea", by_row(3, 1, 1, 3))
add_fisher("job", matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4)) # Agresti (2002, p. 57)
for (i in 1:20) add_fisher(sprintf("more%02d", i), random_table(sample(2:4, 1), sample(3:5, 1), runif(1, .7, 4)))
add_fisher("tall", random_table(9, 2, 2))
add_fisher("wide", random_table(2, 9, 2))

out <- open_fixture("association.R", "test/fixtures/association.sql")
write_table(out, "answers", "id int, sex text, office text, item int, children int, member boolean", answers)
as_array <- function(counts)
  sprintf("{%s}", paste(apply(counts, 1, function(r) sprintf("{%s}", paste(format(r, trim = TRUE, scientific = FALSE),
                                                                            collapse = ","))), collapse = ","))
write_table(out, "tables", "name text, counts bigint[]", list(names(tables), vapply(tables, as_array, "")))
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
