# lm_digits.R: correct digits of R's lm(), and of the normal equations, on the data of test/fixtures/nist.sql
#
# From the top folder: Rscript test/oracle/lm_digits.R   (base R; what docs/accuracy.md compares mrs with)

fixture <- readLines("test/fixtures/nist.sql")

# the rows of INSERT INTO name VALUES, as a matrix of text
rows_of <- function(name) {
  from <- grep(paste0("^INSERT INTO ", name, " VALUES"), fixture) + 1
  to <- from - 1 + grep(";$", fixture[from:length(fixture)])[1]
  do.call(rbind, strsplit(gsub("^ *\\(|\\)[,;]$|'", "", fixture[from:to]), ", *"))
}

# the worst coefficient's log relative error, at most 15
digits <- function(got, want) {
  min(ifelse(got == want, 15, pmin(15, -log10(abs(got - want) / ifelse(want == 0, 1, abs(want))))))
}

certified <- rows_of("certified")
for (name in c("norris", "longley", "wampler1", "filip", "powers", "outlier", "collinear", "shifted", "far")) {
  data <- rows_of(name)
  mode(data) <- "numeric"
  want <- certified[certified[, 1] == name, , drop = FALSE]
  power <- length(want[, 1]) - 1
  x <- if (name %in% c("longley", "powers", "collinear")) data[, -1] else outer(data[, 2], seq_len(power), "^")
  y <- data[, 1]
  fit <- lm.fit(cbind(1, x), y, tol = 1e-14)$coefficients
  normal <- tryCatch(solve(crossprod(cbind(1, x)), crossprod(cbind(1, x), y), tol = 0), error = function(e) rep(NA, power + 1))
  cat(sprintf("%-9s lm %.1f  X'X %s\n", name, digits(fit, as.numeric(want[, 3])),
              if (anyNA(normal)) "singular" else sprintf("%.1f", digits(c(normal), as.numeric(want[, 3])))))
}
