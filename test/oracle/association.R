# Makes test/fixtures/association.sql: crosstabs by R's table(), chisq.test() and formulas written out here.
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

# one case from a table of counts without empty rows and columns
put_case <- function(case, counts, missing) {
  counts <- unname(counts)
  storage.mode(counts) <- "double"
  n <- sum(counts); r <- nrow(counts); k <- ncol(counts)
  test <- chisq.test(counts, correct = FALSE)
  chi2 <- unname(test$statistic)
  two <- r == 2 && k == 2
  yates <- if (two) chisq.test(counts, correct = TRUE)
  # Bergsma (2013), section 3
  phi2 <- max(0, chi2 / n - (k - 1) * (r - 1) / (n - 1))
  shrunk <- min(k - (k - 1)^2 / (n - 1), r - (r - 1)^2 / (n - 1))
  determinant <- if (two) counts[1, 1] * counts[2, 2] - counts[1, 2] * counts[2, 1] else 0
  put(case, n = n, n_missing = missing, n_rows = r, n_cols = k,
      chi2 = chi2, df = unname(test$parameter) * 1, p = tail_p(test$p.value),
      phi = sqrt(chi2 / n) * if (determinant < 0) -1 else 1,
      v = sqrt(chi2 / (n * (min(r, k) - 1))), v_corrected = sqrt(phi2 / (shrunk - 1)),
      contingency_c = sqrt(chi2 / (chi2 + n)),
      yates_chi2 = if (two) unname(yates$statistic) else NA,
      yates_p = if (two) tail_p(yates$p.value) else NA,
      odds_ratio = if (two && all(counts > 0)) counts[1, 1] * counts[2, 2] / (counts[1, 2] * counts[2, 1])
                   else NA,
      min_expected = min(test$expected), n_expected_below_5 = sum(test$expected < 5))
}

put_cells <- function(case, counts) {
  rows <- rownames(counts); cols <- colnames(counts)
  test <- chisq.test(counts, correct = FALSE)
  for (i in seq_along(rows)) for (j in seq_along(cols)) {
    o <- as.double(counts[i, j]); e <- test$expected[i, j]; z <- test$stdres[i, j]
    put(sprintf("%s.%d.%d", case, i, j), row_ord = i, row_label = rows[i], col_ord = j, col_label = cols[j],
        observed = o, expected = e, row_share = prop.table(counts, 1)[i, j],
        col_share = prop.table(counts, 2)[i, j], total_share = prop.table(counts)[i, j],
        residual = o - e, std_residual = test$residuals[i, j], adj_residual = z,
        p = tail_p(2 * pnorm(-abs(z))))
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

# tables given by their counts: row by row
put_case("equal", matrix(c(10, 10, 10, 10), 2, byrow = TRUE), 0)
put_case("yates_zero", matrix(c(11, 10, 10, 10), 2, byrow = TRUE), 0)
put_case("negative", matrix(c(3, 17, 22, 5), 2, byrow = TRUE), 0)
put_case("zero_cell", matrix(c(0, 7, 9, 4), 2, byrow = TRUE), 0)
put_case("perfect", diag(c(17, 4, 29)), 0)
put_case("lopsided", matrix(c(999999999, 40, 1, 3), 2, byrow = TRUE), 0) # its cells: tails.py, R's have 8 digits
large <- matrix(c(123456789, 0, 87654321, 234567891, 1, 198765432, 345678912, 12, 0), 3, byrow = TRUE,
                dimnames = list(c("r1", "r2", "r3"), c("c1", "c2", "c3")))
put_case("large", large, 5)
put_cells("large_cells", large)

out <- open_fixture("association.R", "test/fixtures/association.sql")
write_table(out, "answers", "id int, sex text, office text, item int, children int, member boolean", answers)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
