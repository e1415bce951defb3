# Makes test/fixtures/factor.sql: adequacy, eigenvalues and factors by R, psych and GPArotation.
# From the top folder: Rscript test/oracle/factor.R path/to/response.csv
#
# Two sets of items: 'likert' is made here (three correlated scales of unequal units, ties, missing answers) and written
# into the fixture; 'scorecard' and 'mastery' are questions 18 and 13 of the survey (examples/nav2012), which the test
# reads for itself. GPArotation's gradient stalls near 1e-8, so every rotation is run from many starts and the one with
# the least criterion is kept.
suppressMessages({
  library(psych)
  library(GPArotation)
})
options(warn = -1) # "convergence not obtained": eps is below what a double can reach, on purpose

survey <- commandArgs(TRUE)[1]
want <- data.frame(name = character(), value = numeric(), tolerance = character())
put <- function(name, value, tolerance = "closed") {
  want <<- rbind(want, data.frame(name = name, value = as.numeric(value), tolerance = tolerance))
}

# the design's rule for signs: the sum of a column is not negative
reflect <- function(L) ifelse(colSums(L) < 0, -1, 1)

loadings_of <- function(R, k) {
  e <- eigen(R)
  A <- e$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(e$values[1:k]), k)
  sweep(A, 2, reflect(A), "*")
}

criterion <- function(L, delta) {
  p <- nrow(L); L2 <- L^2
  C <- crossprod(L2) - delta / p * tcrossprod(colSums(L2))
  sum(C[upper.tri(C)])
}

# Kaiser's normalisation is done here by hand, and checked against GPArotation's own
rotate <- function(A, delta, kaiser) {
  h <- if (kaiser) sqrt(rowSums(A^2)) else rep(1, nrow(A))
  k <- ncol(A)
  set.seed(1)
  starts <- c(list(diag(k), varimax(A / h, normalize = FALSE, eps = 1e-15)$rotmat),
              replicate(3, Random.Start(k), simplify = FALSE))
  fits <- lapply(starts, function(T) oblimin(A / h, Tmat = T, gam = delta, eps = 1e-14, maxit = 3000))
  f <- sapply(fits, function(o) criterion(unclass(o$loadings), delta))
  best <- fits[[which.min(ifelse(is.finite(f), f, Inf))]]
  L <- unclass(best$loadings) * h
  if (kaiser) stopifnot(all.equal(criterion(L / h, delta),
    criterion(unclass(oblimin(A, Tmat = best$Th, gam = delta, normalize = TRUE, eps = 1e-14)$loadings) / h, delta)))
  list(pattern = L, phi = best$Phi)
}

# Signs by the design's rule. GPArotation's order of the factors is that of a random start: they are first put in the
# order of the items that load highest on them, then in the order in which mrs leaves them.
arrange <- function(o, order) {
  order <- base::order(apply(abs(o$pattern), 2, which.max))[order]
  L <- o$pattern[, order, drop = FALSE]
  s <- reflect(L)
  list(pattern = sweep(L, 2, s, "*"), phi = o$phi[order, order] * tcrossprod(s))
}

put_rotation <- function(set, case, R, k, delta = 0, kaiser = TRUE, order = 1:k) {
  A <- loadings_of(R, k)
  o <- arrange(rotate(A, delta, kaiser), order)
  S <- o$pattern %*% o$phi
  for (f in 1:k) {
    put(sprintf("%s.%s.pattern.%s.%d", set, case, rownames(R), f), o$pattern[, f], "rotated")
    put(sprintf("%s.%s.structure.%s.%d", set, case, rownames(R), f), S[, f], "rotated")
    put(sprintf("%s.%s.ss_rotated.%d", set, case, f), sum(S[, f]^2), "rotated")
  }
  put(sprintf("%s.%s.communality.%s", set, case, rownames(R)), rowSums(A^2))
  for (f in seq_len(k - 1)) for (g in (f + 1):k)
    put(sprintf("%s.%s.phi.%d.%d", set, case, f, g), o$phi[f, g], "rotated")
}

put_unrotated <- function(set, R, k) {
  A <- loadings_of(R, k)
  for (f in 1:k) {
    put(sprintf("%s.none.pattern.%s.%d", set, rownames(R), f), A[, f])
    put(sprintf("%s.none.ss_extracted.%d", set, f), sum(A[, f]^2))
  }
}

put_adequacy <- function(set, x) {
  n <- sum(complete.cases(x))
  R <- cor(x[complete.cases(x), ])
  p <- ncol(R)
  K <- KMO(R)
  b <- cortest.bartlett(R, n)
  values <- eigen(R)$values
  put(paste0(set, ".n"), n)
  put(paste0(set, ".n_missing"), nrow(x) - n)
  put(paste0(set, ".n_items"), p)
  put(paste0(set, ".determinant"), det(R))
  put(paste0(set, ".kmo"), K$MSA)
  put(paste0(set, ".msa.", colnames(x)), K$MSAi)
  put(paste0(set, ".bartlett_chi2"), b$chisq)
  put(paste0(set, ".bartlett_df"), b$df)
  ln_p <- pchisq(b$chisq, b$df, lower.tail = FALSE, log.p = TRUE)
  if (ln_p > log(1e-300)) put(paste0(set, ".ln_bartlett_p"), ln_p) # else it is less than a double can hold
  put(paste0(set, ".eigenvalue.", 1:p), values)
  put(paste0(set, ".share.", 1:p), values / p)
  put(paste0(set, ".cumulative_share.", 1:p), cumsum(values) / p)
  R
}

# answers 1 to 5 of nine items on three scales; the second scale is in hundreds, the third has a large offset
set.seed(2012)
n <- 260
scales <- matrix(rnorm(3 * n), n) %*% chol(matrix(c(1, .4, .2, .4, 1, .3, .2, .3, 1), 3))
answers <- sapply(1:9, function(j) {
  y <- .8 * scales[, (j - 1) %/% 3 + 1] + .25 * scales[, j %% 3 + 1] + .6 * rnorm(n)
  as.integer(cut(y, c(-Inf, -1.2, -.4, .4, 1.2, Inf)))
})
answers[, 4:6] <- answers[, 4:6] * 100L
answers[, 7:9] <- 1000000L - answers[, 7:9]
answers[sample(length(answers), 40)] <- NA
likert <- as.data.frame(answers)
names(likert) <- paste0("i", 1:9)

R <- put_adequacy("likert", likert)
put_unrotated("likert", R, 3)
put_rotation("likert", "k3", R, 3, order = c(1, 3, 2))
put_rotation("likert", "k2", R, 2)
put_rotation("likert", "raw", R, 3, kaiser = FALSE, order = c(1, 3, 2))
put_rotation("likert", "minus2", R, 3, delta = -2, order = c(1, 3, 2))
put_rotation("likert", "half", R, 3, delta = .5, order = c(1, 3, 2))

responses <- read.csv(survey)
responses[responses == 0] <- NA
R <- put_adequacy("scorecard", responses[paste0("q18", letters[1:11])])
put_unrotated("scorecard", R, 2)
put_rotation("scorecard", "k2", R, 2, order = c(2, 1))
put_rotation("scorecard", "k3", R, 3, order = c(3, 1, 2))
R <- put_adequacy("mastery", responses[paste0("q13", letters[1:6])])
put_rotation("mastery", "k2", R, 2)

literal <- function(x) ifelse(is.na(x), "NULL", sprintf("%.17g", x))
out <- c(
  sprintf("-- made by test/oracle/factor.R with R %s, psych %s, GPArotation %s; do not edit", getRversion(),
          packageVersion("psych"), packageVersion("GPArotation")),
  paste0("CREATE TEMP TABLE likert (", paste(names(likert), "integer", collapse = ", "), ");"),
  "INSERT INTO likert VALUES",
  paste0("(", apply(likert, 1, function(r) paste(literal(r), collapse = ",")), ")", c(rep(",", n - 1), ";")),
  "CREATE TEMP TABLE want (name text PRIMARY KEY, value float8, tolerance text);",
  "INSERT INTO want VALUES",
  sprintf("('%s', %s, '%s')%s", want$name, literal(want$value), want$tolerance, c(rep(",", nrow(want) - 1), ";"))
)
writeLines(out, "test/fixtures/factor.sql")
