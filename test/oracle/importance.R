# Makes test/fixtures/importance.sql: general dominance by its definition, over every set of groups, with R^2 of lm();
# relative weights by Johnson's formulas with eigen().
# From the top folder: Rscript test/oracle/importance.R
source("test/oracle/fixture.R")

# lm() looks for its weights among the columns of d first: there they are
r2 <- function(y, x, d, w) {
  if (length(x) == 0) return(0)
  d$case_weight <- if (is.null(w)) 1 else w
  summary(lm(reformulate(x, y), d, weights = case_weight))$r.squared
}

dominance <- function(y, groups, d, w) {
  k <- length(groups)
  values <- sapply(0:(2^k - 1), function(set) r2(y, unlist(groups[bitwAnd(set, 2^(seq_len(k) - 1)) > 0]), d, w))
  sapply(seq_len(k), function(g) {
    without <- Filter(function(set) bitwAnd(set, 2^(g - 1)) == 0, 0:(2^k - 1))
    size <- sapply(without, function(set) sum(bitwAnd(set, 2^(seq_len(k) - 1)) > 0))
    gain <- values[without + 2^(g - 1) + 1] - values[without + 1]
    mean(tapply(gain, size, mean))
  })
}

# Johnson (2000): the square root of the correlations, and the outcome on the orthonormal variables
johnson <- function(y, x, d, w) {
  r <- cov.wt(d[c(x, y)], w, cor = TRUE)$cor
  e <- eigen(r[x, x], symmetric = TRUE)
  root <- e$vectors %*% diag(sqrt(e$values), length(x)) %*% t(e$vectors)
  beta <- solve(root, r[x, y])
  setNames(as.vector(root^2 %*% beta^2), x)
}

put_case <- function(case, y, groups, d, kept = unlist(groups), w = NULL, n_missing = 0) {
  left <- lapply(groups, intersect, kept)
  all <- r2(y, unlist(left), d, w)
  whole <- if (is.null(w)) rep(1 / nrow(d), nrow(d)) else w / sum(w)
  weights <- johnson(y, unlist(left), d, whole)
  shapley <- dominance(y, left, d, w)
  for (g in seq_along(groups)) {
    weight <- sum(weights[left[[g]]])
    put(paste(case, g, sep = "."), group_ord = g, terms = paste(groups[[g]], collapse = ", "), n_terms = length(groups[[g]]),
        r2_first = r2(y, left[[g]], d, w), r2_last = all - r2(y, unlist(left[-g]), d, w), dominance = shapley[g],
        dominance_share = shapley[g] / all, relative_weight = weight, weight_share = weight / all, n = nrow(d),
        n_missing = n_missing)
  }
}

set.seed(81)
n <- 160
d <- data.frame(age = sample(20:67, n, TRUE), woman = rbinom(n, 1, .5), unit = sample(1:4, n, TRUE))
for (u in 2:4) d[[paste0("unit", u)]] <- as.integer(d$unit == u)
d$pay <- round(400 + 3 * d$age - 20 * d$woman + 40 * (d$unit == 3) + 50 * rnorm(n))
d$load <- round(d$pay / 20 + rnorm(n), 2)
d$months <- 12L * d$age
d$twice <- 2L * d$age
d$content <- round(.02 * d$age + .004 * d$pay + .5 * (d$unit == 2) + rnorm(n), 3)
d$w <- round(exp(rnorm(n)), 2)
for (v in c("age", "woman", "months", "twice")) d[[v]] <- as.integer(d[[v]])
units <- c("unit2", "unit3", "unit4")
put_case("groups", "content", list("age", "woman", units, c("pay", "load")), d)
put_case("singly", "content", list("age", "woman", "unit2", "unit3", "unit4", "pay", "load"), d)
put_case("left_out", "content", list("age", c("woman", "months"), "twice"), d, kept = c("age", "woman"))
put_case("weighted", "content", list("age", units, c("pay", "load")), d, w = d$w)
put_case("one", "content", list(c("age", "pay")), d)

columns <- function(d) paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int", "float8")), collapse = ", ")
out <- open_fixture("importance.R", "test/fixtures/importance.sql")
write_table(out, "job", columns(d), d)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
