# Distributions that R has with few digits only, by sums and by Gauss-Legendre panels: the noncentral F, the studentised
# range, Dunnett's; and intervals of noncentrality by uniroot().  Sourced by means.R.

ncp_t <- function(t, df, conf) {
  f <- function(ncp, tail) suppressWarnings(pt(t, df, ncp)) - tail
  vapply(c(1 + conf, 1 - conf) / 2, function(tail) uniroot(f, c(t - 12, t + 12), tail = tail, tol = 1e-14)$root, 0)
}

# the Poisson mixture of central ones, summed over every term that counts
pf_noncentral <- function(f, df1, df2, ncp) {
  j <- 0:ceiling(ncp / 2 + 40 * sqrt(ncp / 2) + 60)
  sum(dpois(j, ncp / 2) * pbeta(f * df1 / (f * df1 + df2), df1 / 2 + j, df2 / 2))
}

ncp_f <- function(f, df1, df2, conf) {
  vapply(c(1 + conf, 1 - conf) / 2, function(tail) {
    if (pf(f, df1, df2) < tail) return(0)
    uniroot(function(ncp) pf_noncentral(f, df1, df2, ncp) - tail, c(0, 10 * (f * df1 + 10)), tol = 1e-13)$root
  }, 0)
}

legendre <- local({
  i <- 1:19
  b <- i / sqrt(4 * i^2 - 1)
  m <- matrix(0, 20, 20)
  m[cbind(i, i + 1)] <- m[cbind(i + 1, i)] <- b
  e <- eigen(m, symmetric = TRUE)
  list(x = e$values, w = 2 * e$vectors[1, ]^2)
})

# nodes and weights of this many panels between two ends
panels <- function(from, to, m) {
  half <- (to - from) / m / 2
  middle <- from + half * (2 * seq_len(m) - 1)
  list(x = c(outer(half * legendre$x, middle, "+")), w = rep(half * legendre$w, m))
}

# the expectation of tail(s) over s = sqrt(chi-square / df)
over_scale <- function(tail, df) {
  s <- panels(0, sqrt(qchisq(1e-25, df, lower.tail = FALSE) / df), 60)
  density <- 2 * s$x * df * dchisq(s$x^2 * df, df)
  there <- density > 1e-280
  sum((s$w * density)[there] * vapply(s$x[there], tail, 0))
}

range_upper <- function(q, k, df) {
  if (k == 2) return(2 * pt(-abs(q) / sqrt(2), df))
  over_scale(function(s) {
    w <- q * s
    z <- panels(-9, w + 9, 40)
    below <- pnorm(z$x)
    sum(z$w * -k * dnorm(z$x) * below^(k - 1) * expm1((k - 1) * log1p(-pnorm(z$x - w) / below)))
  }, df)
}

dunnett_upper <- function(t, l, df, two_sided) {
  over_scale(function(s) {
    z <- panels(-abs(t) * s - 9, abs(t) * s + 9, 60)
    none <- 0
    for (li in l) {
      beyond <- pnorm((li * z$x - t * s) / sqrt(1 - li^2))
      if (two_sided) beyond <- beyond + pnorm((-li * z$x - t * s) / sqrt(1 - li^2))
      none <- none + log1p(-pmin(1, beyond))
    }
    sum(z$w * -dnorm(z$x) * expm1(none))
  }, df)
}

known <- new.env() # quantiles are asked for once per pair
remember <- function(key, value) {
  if (is.null(known[[key]])) assign(key, value, known)
  known[[key]]
}

range_quantile <- function(tail, k, df) {
  if (k == 2) return(qt(tail / 2, df, lower.tail = FALSE) * sqrt(2))
  remember(paste("range", tail, k, df),
           uniroot(function(q) range_upper(q, k, df) - tail, c(.5, 50), tol = 1e-12)$root)
}

dunnett_quantile <- function(tail, l, df) {
  remember(paste(c("dunnett", tail, l, df), collapse = " "),
           uniroot(function(t) dunnett_upper(t, l, df, TRUE) - tail, c(.5, 50), tol = 1e-12)$root)
}

# They are what R and mvtnorm compute, as far as those go.
check_against_packages <- function() {
  stopifnot(abs(range_upper(3.5, 4, 30) - ptukey(3.5, 4, 30, lower.tail = FALSE)) < 1e-8,
            abs(range_upper(1.2, 6, 200) - ptukey(1.2, 6, 200, lower.tail = FALSE)) < 1e-6,
            abs(pf_noncentral(2, 3, 50, 7) - pf(2, 3, 50, 7)) < 1e-8)
  set.seed(1955)
  l <- sqrt(c(.5, .3, .6))
  rho <- outer(l, l); diag(rho) <- 1
  for (t in c(1, 2.2, 3)) {
    two <- mvtnorm::pmvt(rep(-t, 3), rep(t, 3), df = 20, corr = rho, algorithm = mvtnorm::GenzBretz(abseps = 1e-6, maxpts = 1e6))
    one <- mvtnorm::pmvt(rep(-Inf, 3), rep(t, 3), df = 20, corr = rho, algorithm = mvtnorm::GenzBretz(abseps = 1e-6, maxpts = 1e6))
    stopifnot(abs(1 - two - dunnett_upper(t, l, 20, TRUE)) < 1e-5, abs(1 - one - dunnett_upper(t, l, 20, FALSE)) < 1e-5)
  }
}
