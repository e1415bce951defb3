# Makes test/fixtures/reliability.sql: alpha and its items by psych, Feldt's interval and omega by their formulas.
# From the top folder: Rscript test/oracle/reliability.R
suppressMessages(library(psych))
source("test/oracle/fixture.R")
set.seed(70)

# Six items: five of one scale with ties, one of which counts in hundreds, and one that is turned round; missing answers.
n <- 220
base <- rnorm(n)
item <- function(load, levels) as.integer(cut(load * base + rnorm(n), c(-Inf, 1.3 * qnorm(1:(levels - 1) / levels), Inf)))
scale <- data.frame(q1 = item(1, 6), q2 = item(1.4, 6), q3 = item(.8, 5), q4 = 100L * item(1.1, 6), q5 = item(.5, 7),
                    turned = item(-.9, 6))
for (v in names(scale)) scale[sample(n, 5), v] <- NA

# One factor by least squares on the correlations off the diagonal: psych's minres, then Newton's steps until they move
# nothing, as psych stops at six digits.
one_factor <- function(R) {
  p <- nrow(R)
  l <- as.vector(suppressWarnings(fa(R, 1, fm = "minres", n.obs = 100))$loadings)
  off <- 1 - diag(p)
  from <- l
  for (i in 1:50) {
    gradient <- -((R - l %o% l) * off) %*% l
    hessian <- -(R * off) + l %o% l * off + (l %o% l) * off + diag(as.vector(off %*% l^2))
    step <- solve(hessian, gradient)
    l <- as.vector(l - step)
    if (max(abs(step)) < 1e-15) break
  }
  stopifnot(max(abs(l - from)) < 1e-3, eigen(hessian)$values > 0)
  l
}

omega <- function(R) {
  if (nrow(R) < 3) return(NA)
  l <- one_factor(R)
  if (any(abs(l) > 1)) NA else 1 - sum(1 - l^2) / sum(R)
}

put_scale <- function(case, x, level = .95) {
  complete <- na.omit(x)
  k <- ncol(complete)
  n <- nrow(complete)
  a <- suppressMessages(suppressWarnings(alpha(complete, check.keys = FALSE)))
  R <- cor(complete)
  raw <- a$total$raw_alpha
  feldt <- 1 - (1 - raw) * qf((1 + c(level, -level)) / 2, n - 1, (n - 1) * (k - 1))
  if (level == .95) stopifnot(all.equal(feldt, c(a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]])))
  put(case, n = n, n_missing = nrow(x) - n, n_items = k, alpha = raw, alpha_ci_low = feldt[1], alpha_ci_high = feldt[2],
      alpha_standardized = a$total$std.alpha, mean_r = a$total$average_r, omega = omega(R))
  for (j in 1:k) {
    rest <- rowSums(complete[-j])
    put(paste(case, names(x)[j], sep = "."), item_ord = j, item = names(x)[j], mean = a$item.stats$mean[j],
        sd = a$item.stats$sd[j], item_total_r = a$item.stats$r.drop[j], smc = smc(R)[[j]],
        alpha_if_deleted = if (k > 2) a$alpha.drop$raw_alpha[j] else NA, mean_if_deleted = mean(rest),
        var_if_deleted = var(rest))
  }
}

put_scale("all", scale)
put_scale("five", scale[1:5])
put_scale("level", scale[1:5], .9)
put_scale("three", scale[c("q1", "q2", "turned")])
put_scale("two", scale[c("q1", "q3")])

# a matrix of which the loadings are known
loadings <- c(.9, .8, .7, -.6)
exact <- loadings %o% loadings
diag(exact) <- 1
stopifnot(all.equal(omega(exact), 1 - sum(1 - loadings^2) / sum(exact), tolerance = 1e-14))

out <- open_fixture("reliability.R", "test/fixtures/reliability.sql")
cat(sprintf("-- and psych %s\n", packageVersion("psych")), file = out)
write_table(out, "scale", paste(names(scale), "int", collapse = ", "), scale)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
