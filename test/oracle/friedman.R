# Makes test/fixtures/friedman.sql: Friedman's test by R's friedman.test, Kendall's W by its definition from the ranks with
# their ties, checked against rstatix; mean ranks by rank().
# From the top folder: Rscript test/oracle/friedman.R
source("test/oracle/fixture.R")
set.seed(46)

# five items answered 1 to 6, with many ties and missing answers; decimals without ties; forty items; three far from zero
n <- 90
base <- rnorm(n)
item <- function(shift) as.integer(cut(base + shift + .9 * rnorm(n), c(-Inf, -1.2, -.4, .3, 1, 1.7, Inf)))
likert <- data.frame(q1 = item(0), q2 = item(.3), q3 = item(.2), q4 = item(-.2), q5 = item(.5))
likert[5, ] <- 3L # a row that ties them all
for (v in names(likert)) likert[sample(n, 4), v] <- NA
decimals <- as.data.frame(matrix(round(rnorm(7 * 25), 6), 25, dimnames = list(NULL, letters[1:7])))
wide <- matrix(sample(1:9, 40 * 30, TRUE) + rep(seq(0, 2, length.out = 40), each = 30) %/% 1, 30)

put_friedman <- function(case, x) {
  x <- as.matrix(x)
  whole <- complete.cases(x)
  ranks <- t(apply(x[whole, , drop = FALSE], 1, rank))
  k <- ncol(x); n <- sum(whole)
  test <- friedman.test(x[whole, , drop = FALSE])
  ties <- sum(apply(ranks, 1, function(r) { t <- table(r); sum(t^3 - t) }))
  w <- (12 * sum(colSums(ranks)^2) - 3 * n^2 * k * (k + 1)^2) / (n^2 * k * (k^2 - 1) - n * ties)
  stopifnot(abs(w - test$statistic / (n * (k - 1))) < 1e-12)
  put(case, n = n, n_missing = sum(!whole), n_items = k, chi2 = test$statistic[[1]], df = k - 1,
      p = tail_p(test$p.value), kendalls_w = w)
  for (j in seq_len(k)) put(paste(case, j, sep = "."), mean_rank = mean(ranks[, j]), rank_sum = sum(ranks[, j]))
}
put_friedman("likert", likert)
put_friedman("two", likert[c("q1", "q5")])
put_friedman("decimals", decimals)
put_friedman("wide", wide)

d <- na.omit(likert)
long <- data.frame(id = rep(seq_len(nrow(d)), 5), item = rep(names(d), each = nrow(d)), y = unlist(d))
stopifnot(abs(rstatix::friedman_effsize(long, y ~ item | id)$effsize -
              as.double(want$value[want$name == "likert.kendalls_w"])) < 1e-12)

out <- open_fixture("friedman.R", "test/fixtures/friedman.sql")
write_table(out, "likert", "q1 int, q2 int, q3 int, q4 int, q5 int", likert)
write_table(out, "decimals", "a float8, b float8, c float8, d float8, e float8, f float8, g float8", decimals)
write_table(out, "wide", "x float8[]", data.frame(x = apply(wide, 1, function(r) paste0("{", paste(r, collapse = ","), "}"))))
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
