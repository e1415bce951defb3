# Makes test/fixtures/published_matrix.sql: correlation matrices that were published (R's datasets, psych), and what R finds
# from them: psych's alpha, KMO and Bartlett, regression by solve(), checked against psych's setCor, oblimin by GPArotation;
# and a matrix whose rows are known (attitude), where lm() has the rows and mrs the matrix.
# From the top folder: Rscript test/oracle/published_matrix.R
suppressMessages({ library(psych); library(GPArotation) })
source("test/oracle/fixture.R")

array_text <- function(x) paste0("{", paste(sprintf("%.17g", x), collapse = ","), "}")
name_text <- function(x) paste0("{", paste0('"', x, '"', collapse = ","), "}")
matrices <- data.frame()
add_matrix <- function(name, R, n, means = NULL, sds = NULL, exact = TRUE) {
  matrices <<- rbind(matrices, data.frame(
    name = name, names = name_text(rownames(R)), r = array_text(as.vector(t(R))), n = n,
    means = if (is.null(means)) NA else array_text(means), sds = if (is.null(sds)) NA else array_text(sds)))
  pairs <- t(combn(rownames(R), 2))
  for (k in seq_len(nrow(pairs))) if (exact) put(paste(name, pairs[k, 1], pairs[k, 2], sep = "."), r = R[pairs[k, 1], pairs[k, 2]])
}

# six tests of ability, as covariances (112 people)
C <- ability.cov$cov
n <- ability.cov$n.obs
add_matrix("ability", cov2cor(C), n, c(24, 9, 41, 8, 25, 40), sqrt(diag(C)))
a <- suppressWarnings(alpha(C, n.obs = n, check.keys = FALSE))
put("alpha.ability", alpha = a$total$raw_alpha, alpha_standardized = a$total$std.alpha, mean_r = a$total$average_r)
put_regression <- function(case, y, x) {
  b <- setNames(solve(C[x, x], C[x, y]), x)
  k <- length(x)
  r2 <- sum(b * C[x, y]) / C[y, y]
  stopifnot(abs(r2 - suppressMessages(setCor(y, x, data = cov2cor(C), n.obs = n, plot = FALSE))$R2) < 1e-12)
  df <- n - k - 1
  s2 <- (n - 1) * C[y, y] * (1 - r2) / df
  se <- setNames(sqrt(s2 * diag(solve(C[x, x, drop = FALSE])) / (n - 1)), x)
  f <- r2 / k / ((1 - r2) / df)
  put(case, n = n, r2 = r2, adj_r2 = 1 - (1 - r2) * (n - 1) / df, see = sqrt(s2), f = f,
      p = tail_p(pf(f, k, df, lower.tail = FALSE)))
  for (v in x) put(paste(case, v, sep = "."), b = b[[v]], se = se[[v]], t = b[[v]] / se[[v]],
                   p = tail_p(2 * pt(-abs(b[[v]] / se[[v]]), df)), beta = b[[v]] * sqrt(C[v, v] / C[y, y]))
}
put_regression("regression.1", "vocab", "general")
put_regression("regression.2", "vocab", c("general", "picture", "blocks", "maze", "reading"))

# twenty-four psychological tests, printed with three decimals (145 children)
R <- Harman74.cor$cov
rownames(R) <- colnames(R) <- gsub("[^A-Za-z]", "", rownames(R))
add_matrix("harman", R, Harman74.cor$n.obs)
b <- cortest.bartlett(R, Harman74.cor$n.obs)
put("adequacy.harman", kmo = KMO(R)$MSA, bartlett_chi2 = b$chisq, bartlett_df = b$df, bartlett_p = tail_p(b$p.value))
for (i in 1:24) put(paste("eigen.harman", i, sep = "."), eigenvalue = eigen(R)$values[i])

# nine tests by Thurstone, three factors (213 people)
data(Thurstone)
rownames(Thurstone) <- colnames(Thurstone) <- gsub("[^A-Za-z]", "", rownames(Thurstone))
add_matrix("thurstone", Thurstone, 213)
e <- eigen(Thurstone)
A <- e$vectors[, 1:3] %*% diag(sqrt(e$values[1:3]))
h <- sqrt(rowSums(A^2))
fits <- lapply(list(diag(3), varimax(A / h, normalize = FALSE, eps = 1e-15)$rotmat), function(T)
  oblimin(A / h, Tmat = T, eps = 1e-14, maxit = 3000))
best <- fits[[which.min(sapply(fits, function(o) min(o$Table[, 2])))]]
L <- unclass(best$loadings) * h
L <- L[, order(apply(abs(L), 2, which.max))]
L <- sweep(L, 2, ifelse(colSums(L) < 0, -1, 1), "*")
oblique <- data.frame(item = rep(rownames(Thurstone), 3), factor = rep(1:3, each = 9), pattern = as.vector(L))

# rows of which these are the figures: lm on the rows
add_matrix("attitude", cor(attitude), nrow(attitude), colMeans(attitude), sapply(attitude, sd))
fit <- lm(rating ~ ., attitude)
for (v in names(coef(fit))) put(paste("attitude", if (v == "(Intercept)") "(constant)" else v, sep = "."),
  b = coef(fit)[[v]], se = coef(summary(fit))[v, 2], t = coef(summary(fit))[v, 3], p = coef(summary(fit))[v, 4])

# what is singular: one the sum of two others, two the same
d <- with(attitude, cbind(rating, sum = rating + learning, learning, again = rating))
add_matrix("singular", cor(d), 30, colMeans(d), apply(d, 2, sd))
# the same, printed with six decimals, and with four
add_matrix("six", round(cor(d), 6), 30, exact = FALSE)
add_matrix("four", round(cor(d), 4), 30, exact = FALSE)
stopifnot(min(eigen(round(cor(d), 6))$values) > -2e-6, min(eigen(round(cor(d), 4))$values) < -2e-6)

out <- open_fixture("published_matrix.R", "test/fixtures/published_matrix.sql")
write_table(out, "matrix", "name text, names text[], r float8[], n bigint, means float8[], sds float8[]", matrices)
write_table(out, "oblique", "item text, factor int, pattern float8", oblique)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
