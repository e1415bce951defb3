# Makes test/fixtures/reliability.sql: alpha and its items by psych; Feldt's interval, the omegas, Guttman's lambdas and
# split halves by their formulas, of which psych and PSPP have to print the same.
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

# Nine items in three groups behind one general factor, and one of another group that is turned round
part <- lapply(1:3, function(s) .7 * base + .7 * rnorm(n))
groups <- as.data.frame(sapply(1:9, function(j)
  as.integer(cut(.8 * part[[(j + 2) %/% 3]] + .7 * rnorm(n), c(-Inf, qnorm(1:5 / 6), Inf)))))
names(groups) <- paste0("g", 1:9)
groups$turned <- 7L - as.integer(cut(.8 * part[[2]] + .7 * rnorm(n), c(-Inf, qnorm(1:5 / 6), Inf)))

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

# k factors by minres as psych has them: least squares of R - psi by its k largest eigenvalues, uniquenesses from .005
# on, from the squared multiple correlations; then Newton's steps, on the bounds and off them, by numerical derivatives.
minres <- function(R, k) {
  spectrum <- function(psi) eigen(R - diag(psi), symmetric = TRUE)
  f <- function(psi) sum(spectrum(psi)$values[-(1:k)]^2) / 2
  gradient <- function(psi) {
    e <- spectrum(psi)
    -as.vector(e$vectors[, -(1:k)]^2 %*% e$values[-(1:k)])
  }
  psi <- optim(1 / diag(solve(R)), f, gradient, method = "L-BFGS-B", lower = .005, upper = 1,
               control = list(factr = 1, pgtol = 0, maxit = 10000))$par
  free <- which(psi > .005 + 1e-9)
  for (iteration in 1:50) {
    jacobian <- sapply(free, function(i) {
      h <- 1e-5 * (seq_along(psi) == i)
      (gradient(psi + h) - gradient(psi - h))[free] / 2e-5
    })
    step <- solve(jacobian, gradient(psi)[free])
    psi[free] <- psi[free] - step
    if (max(abs(step)) < 1e-15) break
  }
  stopifnot(psi >= .005, psi <= 1, gradient(psi)[-free] > 0)
  e <- spectrum(psi)
  e$vectors[, 1:k] %*% diag(sqrt(e$values[1:k]), k)
}

# Direct oblimin from GPArotation's solution, by Newton's steps in the angles of the three axes
oblimin_three <- function(A) {
  from <- GPArotation::oblimin(varimax(A, normalize = FALSE)$loadings, eps = 1e-8, maxit = 10000)
  A <- unclass(varimax(A, normalize = FALSE)$loadings)
  axes <- function(angle) {
    angle <- matrix(angle, 2)
    rbind(cos(angle[1, ]), sin(angle[1, ]) * cos(angle[2, ]), sin(angle[1, ]) * sin(angle[2, ]))
  }
  gradient <- function(angle) {
    T <- axes(angle)
    L <- A %*% t(solve(T))
    G <- -t(t(L) %*% GPArotation:::vgQ.oblimin(L)$Gq %*% solve(T))
    angle <- matrix(angle, 2)
    as.vector(rbind(
      colSums(G * rbind(-sin(angle[1, ]), cos(angle[1, ]) * cos(angle[2, ]), cos(angle[1, ]) * sin(angle[2, ]))),
      colSums(G * rbind(0, -sin(angle[1, ]) * sin(angle[2, ]), sin(angle[1, ]) * cos(angle[2, ])))))
  }
  T <- from$Th
  angle <- as.vector(rbind(acos(T[1, ]), atan2(T[3, ], T[2, ])))
  for (iteration in 1:50) {
    jacobian <- sapply(1:6, function(i) {
      h <- 1e-5 * (1:6 == i)
      (gradient(angle + h) - gradient(angle - h)) / 2e-5
    })
    step <- solve(jacobian, gradient(angle))
    angle <- angle - step
    if (max(abs(step)) < 1e-15) break
  }
  T <- axes(angle)
  stopifnot(max(abs(A %*% t(solve(T)) - from$loadings)) < 1e-5)
  list(pattern = A %*% t(solve(T)), phi = crossprod(T))
}

omega_h <- function(R) {
  if (nrow(R) < 6) return(NA)
  L <- minres(R, 3)
  o <- oblimin_three(L)
  g <- minres(o$phi, 1)
  h <- sum(o$pattern %*% g)^2 / sum(R)
  psych <- suppressWarnings(suppressMessages(psych::omega(R, plot = FALSE, flip = FALSE)))$omega_h
  cat(sprintf("omega hierarchical %.6f, psych's %.6f; largest communality %.3f, loading of a factor %.3f\n", h, psych,
              max(rowSums(L^2)), max(abs(g))))
  stopifnot(abs(h - psych) < 1e-4)
  h
}

# Guttman's six of a covariance matrix; all but the fourth of a correlation matrix are psych's.
first_half <- function(k) seq_len(ceiling(k / 2))
lambdas <- function(C) {
  k <- nrow(C)
  off <- C - diag(diag(C))
  first <- first_half(k)
  l1 <- 1 - sum(diag(C)) / sum(C)
  c(lambda1 = l1, lambda2 = l1 + sqrt(k / (k - 1) * sum(off^2)) / sum(C), lambda3 = k / (k - 1) * l1,
    lambda4 = 2 * (1 - (sum(C[first, first]) + sum(C[-first, -first])) / sum(C)),
    lambda5 = l1 + 2 * sqrt(max(colSums(off^2))) / sum(C),
    lambda6 = 1 - sum(1 / diag(solve(C))) / sum(C))
}
check_lambdas <- function(R) {
  if (nrow(R) < 3) return()
  g <- suppressWarnings(suppressMessages(guttman(R)))
  stopifnot(all.equal(unname(lambdas(R)[-4]), unname(c(g$lambda.1, g$lambda.2, g$lambda.3, g$lambda.5, g$lambda.6))))
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
  check_lambdas(R)
  sums <- rowSums(complete)
  put(case, n = n, n_missing = nrow(x) - n, n_items = k, alpha = raw, alpha_ci_low = feldt[1], alpha_ci_high = feldt[2],
      alpha_standardized = a$total$std.alpha, mean_r = a$total$average_r, omega = omega(R),
      omega_hierarchical = omega_h(R), scale_mean = mean(sums), scale_variance = var(sums), scale_sd = sd(sums))
  do.call(put, c(case, as.list(lambdas(cov(complete)))))
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
put_scale("groups", groups[1:9])
put_scale("ten", groups)
put_scale("seven", groups[c(1, 2, 3, 4, 5, 7, 10)])
put_scale("bound", groups[c(1:5, 7:8)])

# every pair of items
complete <- na.omit(scale)
for (i in 1:5) for (j in (i + 1):6)
  put(paste("pair", names(scale)[i], names(scale)[j], sep = "."), item1_ord = i, item1 = names(scale)[i], item2_ord = j,
      item2 = names(scale)[j], n = nrow(complete), covariance = cov(complete[[i]], complete[[j]]),
      r = cor(complete[[i]], complete[[j]]))

# What PSPP prints of two halves: alphas, r, Spearman-Brown, its unequal form, Guttman
pspp_split <- function(x, k1) {
  data <- tempfile(fileext = ".csv")
  write.table(x, data, sep = ",", row.names = FALSE, col.names = FALSE)
  syntax <- c("SET FORMAT=F20.8.", sprintf("DATA LIST LIST (',') FILE='%s' /%s.", data, paste(names(x), collapse = " ")),
              sprintf("RELIABILITY /VARIABLES=%s /MODEL=SPLIT(%d).", paste(names(x), collapse = " "), k1))
  printed <- system2("pspp", c("-O", "format=csv", "-"), input = syntax, stdout = TRUE)
  value <- function(pattern) as.numeric(sub(".*,", "", grep(pattern, printed, value = TRUE)))
  c(value("Part [12],Value|Part [12].*Value"), value("Correlation Between Forms"), value("Equal Length"),
    value("Unequal Length"), value("Guttman"))
}

alpha_of <- function(C) if (nrow(C) > 1) nrow(C) / (nrow(C) - 1) * (1 - sum(diag(C)) / sum(C)) else NA

put_split <- function(case, x, first = names(x)[first_half(ncol(x))]) {
  complete <- na.omit(x)
  k <- c(length(first), ncol(x) - length(first))
  second <- setdiff(names(x), first)
  a <- rowSums(complete[first])
  b <- rowSums(complete[second])
  r <- cor(a, b)
  q <- k[1] * k[2] / sum(k)^2
  # the root that has the sign of r; PSPP prints the positive one
  roots <- Re(polyroot(c(-r^2, r^2, (1 - r^2) * q)))
  unequal <- roots[sign(roots) == sign(r)]
  stopifnot(length(unequal) == 1)
  alphas <- c(alpha_of(cov(complete[first])), alpha_of(cov(complete[second])))
  guttman <- 2 * (1 - (var(a) + var(b)) / var(a + b))
  pspp <- pspp_split(complete[c(first, second)], k[1])
  ours <- c(ifelse(is.na(alphas), NaN, alphas), r, 2 * r / (1 + r), max(roots), guttman)
  stopifnot(length(pspp) == 6, is.nan(pspp) == is.nan(ours), all(abs(pspp - ours) < 5.1e-9, na.rm = TRUE))
  put(paste("split", case, sep = "."), n = nrow(complete), n_missing = nrow(x) - nrow(complete), n_items1 = k[1],
      n_items2 = k[2], alpha1 = alphas[1], alpha2 = alphas[2], r = r, spearman_brown = 2 * r / (1 + r),
      spearman_brown_unequal = unequal, guttman = guttman)
}

put_split("all", scale)
put_split("named", scale, c("q2", "q5"))
put_split("five", scale[1:5])
put_split("three", scale[c("q1", "q2", "turned")])
put_split("two", scale[c("q1", "q3")])
put_split("groups", groups[1:9], c("g1", "g4", "g7", "g9"))

# a matrix of which the loadings are known
loadings <- c(.9, .8, .7, -.6)
exact <- loadings %o% loadings
diag(exact) <- 1
stopifnot(all.equal(omega(exact), 1 - sum(1 - loadings^2) / sum(exact), tolerance = 1e-14))

out <- open_fixture("reliability.R", "test/fixtures/reliability.sql")
cat(sprintf("-- and psych %s\n", packageVersion("psych")), file = out)
write_table(out, "scale", paste(names(scale), "int", collapse = ", "), scale)
write_table(out, "groups", paste(names(groups), "int", collapse = ", "), groups)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
