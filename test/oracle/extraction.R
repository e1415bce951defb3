# Makes test/fixtures/extraction.sql: common factors, their rotations, fit and scores, the number of factors.
# From the top folder: Rscript test/oracle/extraction.R path/to/response.csv
#
# factanal() and psych::fa() stop some 1e-5 away from the minimum. Here their solution is the start of Newton's method on
# the gradient that factanal has (and its like for least squares), with a numerical Jacobian, and it is checked that
# neither is further than that from where it ends. Principal axes are iterated as they are defined, until nothing moves.
source("test/oracle/fixture.R")
suppressMessages({
  library(psych)
  library(GPArotation)
})
options(warn = -1)

reflect <- function(L) sweep(L, 2, ifelse(colSums(L) < 0, -1, 1), "*")

# ---- extraction

uls_loadings <- function(psi, R, k) {
  e <- eigen(R - diag(psi), symmetric = TRUE)
  e$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(e$values[1:k]), k)
}
ml_loadings <- function(psi, R, k) {
  e <- eigen(R / sqrt(outer(psi, psi)), symmetric = TRUE)
  sqrt(psi) * e$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(e$values[1:k] - 1), k)
}
polish <- function(psi, R, k, loadings, weight) {
  gradient <- function(psi) {
    L <- loadings(psi, R, k)
    diag(L %*% t(L) + diag(psi) - R) / weight(psi)
  }
  for (i in 1:6) psi <- psi - solve(numDeriv::jacobian(gradient, psi), gradient(psi))
  stopifnot(max(abs(gradient(psi))) < 1e-13, psi > .005, psi < 1)
  psi
}
ml <- function(R, k, n) {
  f <- factanal(covmat = R, factors = k, n.obs = n, rotation = "none", control = list(nstart = 1))
  psi <- polish(f$uniquenesses, R, k, ml_loadings, function(psi) psi^2)
  g <- fa(R, k, n.obs = n, fm = "ml", rotate = "none")
  stopifnot(max(abs(psi - f$uniquenesses)) < 2e-4, max(abs(1 - psi - g$communality)) < 2e-4)
  e <- eigen(R / sqrt(outer(psi, psi)))$values[-(1:k)]
  F <- sum(e - log(e) - 1)
  stopifnot(abs(f$STATISTIC / (n - 1 - (2 * nrow(R) + 5) / 6 - 2 * k / 3) - F) < 1e-6)
  list(L = reflect(ml_loadings(psi, R, k)), F = F)
}
minres <- function(R, k, n) {
  g <- fa(R, k, n.obs = n, fm = "minres", rotate = "none")
  psi <- polish(1 - g$communality, R, k, uls_loadings, function(psi) 1)
  stopifnot(max(abs(1 - psi - g$communality)) < 1e-3)
  list(L = reflect(uls_loadings(psi, R, k)))
}
paf <- function(R, k, n) {
  h <- 1 - 1 / diag(solve(R))
  repeat {
    L <- uls_loadings(1 - h, R, k)
    moved <- max(abs(rowSums(L^2) - h))
    h <- rowSums(L^2)
    if (moved < 1e-15) break
  }
  g <- fa(R, k, n.obs = n, fm = "pa", rotate = "none", max.iter = 500)
  stopifnot(max(abs(h - g$communality)) < .05) # it stops when the sum of communalities moves by less than .001
  list(L = reflect(uls_loadings(1 - h, R, k)))
}
# as SPSS with ITERATE(999): until no communality moves by .001
paf_spss <- function(R, k) {
  h <- 1 - 1 / diag(solve(R))
  for (i in 1:999) {
    L <- uls_loadings(1 - h, R, k)
    moved <- max(abs(rowSums(L^2) - h))
    h <- rowSums(L^2)
    if (moved < .001) break
  }
  list(L = reflect(L), iterations = i, converged = moved < .001)
}

# ---- rotation: stats::varimax's step, until the rotation stands; gamma 0 is quartimax

orthomax <- function(A, gamma, kaiser) {
  h <- if (kaiser) sqrt(rowSums(A^2)) else rep(1, nrow(A))
  X <- A / h
  T <- diag(ncol(A))
  repeat {
    Z <- X %*% T
    s <- svd(t(X) %*% (Z^3 - gamma / nrow(X) * Z %*% diag(colSums(Z^2))))
    new <- s$u %*% t(s$v)
    if (max(abs(new - T)) < 1e-15) break
    T <- new
  }
  L <- X %*% T * h
  if (gamma == 1) stopifnot(max(abs(abs(unclass(varimax(A, normalize = kaiser, eps = 1e-15)$loadings)) - abs(L))) < 1e-6)
  reflect(L)
}
# SPSS's formulas (Hendrickson & White 1964); stats::promax is Kaiser's varimax with a target of the loadings as they are
promax_of <- function(A, kappa, kaiser, X = orthomax(A, 1, kaiser), h = if (kaiser) sqrt(rowSums(X^2)) else 1) {
  P <- abs(X / h)^kappa * sign(X)
  Q <- solve(t(X) %*% X, t(X) %*% P)
  Q <- Q %*% diag(1 / sqrt(colSums(Q^2)))
  C <- diag(1 / sqrt(diag(solve(t(Q) %*% Q))))
  L <- X %*% Q %*% solve(C)
  phi <- C %*% solve(t(Q) %*% Q) %*% C
  s <- ifelse(colSums(L) < 0, -1, 1)
  list(L = reflect(L), phi = phi * tcrossprod(s))
}

# ---- what is wanted

put_matrix <- function(case, L, column) {
  for (f in seq_len(ncol(L))) for (i in seq_len(nrow(L)))
    do.call(put, c(paste(case, rownames(L)[i], f, sep = "."), setNames(list(L[i, f]), column)))
}
put_fit <- function(case, R, L, n, F = NA) {
  p <- nrow(R); k <- ncol(L)
  df <- ((p - k)^2 - p - k) / 2
  chi2 <- (n - 1 - (2 * p + 5) / 6 - 2 * k / 3) * F
  if (!is.na(F)) {
    null <- cortest.bartlett(R, n)
    ratio <- null$chisq / null$df
    ncp <- sapply(c(.95, .05), function(tail) {
      if (pchisq(chi2, df) < tail) return(0)
      uniroot(function(l) pchisq(chi2, df, l) - tail, c(0, 10 * chi2 + 100), tol = 1e-14)$root
    })
    put(case, chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE), bic = chi2 - df * log(n),
        rmsea = sqrt(max(0, chi2 - df) / df / (n - 1)), rmsea_ci_low = sqrt(ncp[1] / df / (n - 1)),
        rmsea_ci_high = sqrt(ncp[2] / df / (n - 1)), tli = (ratio - chi2 / df) / (ratio - 1))
  } else put(case, chi2 = NA, df = NA, p = NA, bic = NA, rmsea = NA, rmsea_ci_low = NA, rmsea_ci_high = NA, tli = NA)
  residual <- (R - L %*% t(L))[lower.tri(R)]
  put(case, n = n, n_items = as.integer(p), n_factors = as.integer(k), rmsr = sqrt(mean(residual^2)),
      n_residuals = length(residual), n_residuals_above_05 = sum(abs(residual) > .05),
      share_residuals_above_05 = mean(abs(residual) > .05))
}
put_weights <- function(case, R, L, phi, ar) {
  u <- 1 - rowSums((L %*% phi) * L)
  put_matrix(paste0(case, ".regression"), solve(R, L %*% phi), "weight")
  put_matrix(paste0(case, ".bartlett"), (L / u) %*% solve(t(L) %*% (L / u)), "weight")
  stopifnot(max(abs(factor.scores(R, L, Phi = phi, method = "Thurstone")$weights - solve(R, L %*% phi))) < 1e-10)
  if (ar) {
    M <- t(L / u) %*% R %*% (L / u)
    e <- eigen(M)
    put_matrix(paste0(case, ".anderson_rubin"), (L / u) %*% e$vectors %*% diag(1 / sqrt(e$values)) %*% t(e$vectors), "weight")
  }
}
put_number <- function(set, R) {
  p <- nrow(R)
  e <- eigen(R)
  A <- e$vectors %*% diag(sqrt(pmax(e$values, 0)))
  for (m in 0:(p - 2)) {
    C <- R - A[, seq_len(m), drop = FALSE] %*% t(A[, seq_len(m), drop = FALSE])
    Q <- cov2cor(C)[lower.tri(C)]
    put(paste(set, "map", m, sep = "."), map = mean(Q^2), map4 = mean(Q^4))
  }
}
put_anti_image <- function(set, R) {
  I <- solve(R)
  K <- KMO(R)
  A <- I / sqrt(outer(diag(I), diag(I)))
  stopifnot(max(abs(A - K$Image / sqrt(outer(diag(K$Image), diag(K$Image))))) < 1e-10)
  diag(A) <- K$MSAi
  V <- I / outer(diag(I), diag(I))
  for (i in 1:2) for (j in i:nrow(R))
    put(paste(set, "anti_image", i, j, sep = "."), covariance = V[i, j], correlation = A[i, j])
}

oblique <- NULL # GPArotation's gradient stalls near 1e-8: these are compared to 1e-7
put_oblimin <- function(case, A, delta, kaiser) {
  h <- if (kaiser) sqrt(rowSums(A^2)) else 1
  k <- ncol(A)
  set.seed(1)
  starts <- c(list(diag(k), varimax(A / h, normalize = FALSE)$rotmat), replicate(5, Random.Start(k), simplify = FALSE))
  fits <- lapply(starts, function(T) oblimin(A / h, Tmat = T, gam = delta, eps = 1e-14, maxit = 5000))
  fits <- fits[sapply(fits, function(o) all(is.finite(o$loadings)))]
  best <- fits[[which.min(sapply(fits, function(o) min(o$Table[, 2])))]]
  L <- reflect(unclass(best$loadings) * h)
  L <- L[, order(apply(abs(L), 2, which.max)), drop = FALSE] # by the items that load highest on them
  oblique <<- rbind(oblique, data.frame(name = case, item = rep(rownames(A), k), rank = rep(1:k, each = nrow(A)),
                                        pattern = as.vector(L)))
}

put_set <- function(set, R, k, n) {
  smc <- 1 - 1 / diag(solve(R))
  for (method in c("paf", "minres", "ml")) {
    case <- paste(set, method, sep = ".")
    o <- get(method)(R, k, n)
    rownames(o$L) <- rownames(R)
    put_matrix(paste0(case, ".unrotated"), o$L, "loading")
    for (i in 1:nrow(R)) put(paste(case, "communality", rownames(R)[i], sep = "."), initial = smc[i],
                             extracted = sum(o$L[i, ]^2))
    put_fit(paste0(case, ".fit"), R, o$L, n, if (method == "ml") o$F else NA)
  }
  A <- o$L # of ml
  E <- R - A %*% t(A)
  for (i in 1:2) for (j in (i + 1):nrow(R))
    put(paste(set, "residual", i, j, sep = "."), reproduced = R[i, j] - E[i, j], residual = E[i, j])
  K <- orthomax(A, 1, TRUE)
  for (kaiser in c(TRUE, FALSE)) {
    suffix <- if (kaiser) "" else "_raw"
    put_matrix(paste0(set, ".varimax", suffix), V <- orthomax(A, 1, kaiser), "pattern")
    put_matrix(paste0(set, ".quartimax", suffix), orthomax(A, 0, kaiser), "pattern")
    for (kappa in 3:4) {
      stopifnot(max(abs(reflect(unclass(promax(K, kappa)$loadings)) - promax_of(A, kappa, TRUE, h = 1)$L)) < 1e-6)
      P <- promax_of(A, kappa, kaiser)
      put_matrix(paste0(set, ".promax", suffix, kappa), P$L, "pattern")
      put_matrix(paste0(set, ".promax", suffix, kappa), P$L %*% P$phi, "structure")
    }
    put_oblimin(paste0(set, ".oblimin", suffix), A, 0, kaiser)
    put_oblimin(paste0(set, ".oblimin_minus", suffix), A, -1, kaiser)
    if (kaiser) {
      put_weights(paste0(set, ".scores_varimax"), R, V, diag(k), TRUE)
      put_weights(paste0(set, ".scores_promax"), R, P$L, P$phi, FALSE)
      C <- eigen(R)
      C <- reflect(C$vectors[, 1:k] %*% diag(sqrt(C$values[1:k])))
      rownames(C) <- rownames(R)
      W <- orthomax(C, 1, TRUE)
      put_matrix(paste0(set, ".scores_pca.regression"), solve(R, W), "weight")
    }
  }
  spss <- paf_spss(R, k)
  put_matrix(paste0(set, ".paf_spss"), `rownames<-`(spss$L, rownames(R)), "loading")
  put(paste0(set, ".paf_spss.fit"), iterations = as.integer(spss$iterations), converged = tolower(spss$converged))
  put_number(set, R)
  put_anti_image(set, R)
}

# ---- the sets: two that come with R and psych, and the survey's question 18

matrices <- list()
add_matrix <- function(name, R, n) {
  rownames(R) <- colnames(R) <- paste0("v", 1:nrow(R))
  matrices[[name]] <<- list(R = R, n = n)
  R
}
put_set("thurstone", add_matrix("thurstone", as.matrix(Thurstone), 213), 3, 213)
put_set("harman", add_matrix("harman", Harman74.cor$cov, 145), 4, 145)
responses <- read.csv(commandArgs(TRUE)[1])
responses[responses == 0] <- NA
x <- responses[paste0("q18", letters[1:11])]
x <- x[complete.cases(x), ]
put_set("scorecard", cor(x), 2, nrow(x))

# Parallel analysis: 20,000 samples each, their mean and 95th percentile with the standard errors
set.seed(2012)
random <- NULL
for (case in list(c(11, 357), c(9, 213), c(4, 6), c(5, 3))) {
  p <- case[1]; n <- case[2]
  e <- replicate(20000, eigen(cor(matrix(rnorm(n * p), n)), symmetric = TRUE, only.values = TRUE)$values)
  density_at <- apply(e, 1, function(x) { q <- quantile(x, c(.94, .96)); .02 / (q[2] - q[1]) })
  random <- rbind(random, data.frame(p = p, n = n, component = 1:p, mean = rowMeans(e),
    mean_se = apply(e, 1, sd) / sqrt(20000), p95 = apply(e, 1, quantile, .95),
    p95_se = sqrt(.95 * .05 / 20000) / density_at))
}

out <- open_fixture("extraction.R", "test/fixtures/extraction.sql")
array_of <- function(x) paste0("{", paste(as_text(x), collapse = ","), "}")
write_table(out, "matrix", "name text, names text[], r float8[], n bigint", list(
  names(matrices), sapply(matrices, function(m) array_of(rownames(m$R))), sapply(matrices, function(m) array_of(as.vector(m$R))),
  sapply(matrices, function(m) as.integer(m$n))))
write_table(out, "oblique", "name text, item text, rank int, pattern float8", as.list(oblique))
write_table(out, "random", "p int, n int, component int, mean float8, mean_se float8, p95 float8, p95_se float8", as.list(random))
write_table(out, "want", "name text PRIMARY KEY, value text", as.list(want))
close(out)
