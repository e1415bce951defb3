# Makes test/fixtures/descriptives.sql: mean, sd, quantile types 6 and 7 and frequencies by R, skewness and kurtosis by
# e1071 (type 2, SPSS's), their standard errors by the formulas that SPSS documents, checked against what PSPP prints.
# From the top folder: Rscript test/oracle/descriptives.R
suppressMessages(library(e1071))
source("test/oracle/fixture.R")
set.seed(35)

n <- 300
base <- rnorm(n)
item <- function(levels) as.integer(cut(base + .8 * rnorm(n), c(-Inf, qnorm(1:(levels - 1) / levels), Inf)))
answers <- list(
  item = item(6), nps = pmin(10L, pmax(0L, as.integer(round(7 + 2.5 * base)))), pay = round(exp(10 + .6 * base), 2),
  year = sample(1985:2012, n, TRUE), far = 1e9 + sample(0:40, n, TRUE) / 8, signed = round(50 * base), rare = rep(c(2, 7), c(296, 4)),
  two = c(3, 8), three = c(1, 2, 9), four = c(2.5, -1, 4, 4), one = 12, same = rep(5, 20), opposite = c(-2, -1, 1, 2)
)
answers$nps[1:2] <- c(0L, 10L)
answers$item[sample(n, 25)] <- NA
answers$pay[sample(n, 7)] <- NA
answers$same[3] <- NA

put_describe <- function(case, x, type = 6, scale = NULL) {
  valid <- x[!is.na(x)]
  n <- length(valid)
  spread <- n > 1 && var(valid) > 0
  counts <- table(valid)
  near <- valid - valid[1] # the same shape; e1071 rounds the mean of far itself to 1e-7
  ses <- sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)))
  levels <- if (is.null(scale)) sort(unique(valid)) else scale
  q <- unname(quantile(valid, c(.25, .5, .75), type = type))
  put(case, n = n, n_missing = sum(is.na(x)), mean = mean(valid), sd = sd(valid), variance = var(valid), se = sd(valid) / sqrt(n),
      skewness = if (n > 2 && spread) skewness(near, type = 2) else NA, skewness_se = if (n > 2 && spread) ses else NA,
      kurtosis = if (n > 3 && spread) kurtosis(near, type = 2) else NA,
      kurtosis_se = if (n > 3 && spread) 2 * ses * sqrt((n^2 - 1) / ((n - 3) * (n + 5))) else NA,
      median = q[2], modes = paste(names(counts)[counts == max(counts)], collapse = ", "), q1 = q[1], q3 = q[3],
      min = min(valid), max = max(valid),
      top2_share = if (length(levels) > 1) mean(valid %in% tail(levels, 2)) else NA,
      bottom2_share = if (length(levels) > 1) mean(valid %in% head(levels, 2)) else NA,
      nps = if (case %in% c("nps.6", "nps.7")) 100 * (mean(valid >= 9) - mean(valid <= 6)) else NA)
}
for (v in names(answers)) for (type in 6:7) put_describe(paste(v, type, sep = "."), answers[[v]], type)
# the levels of a scale that goes from 0 to 7, of which 1 to 4 and 9 and some are not answers
scaled <- answers$item
scaled[!scaled %in% 2:5] <- NA
put_describe("scale.6", scaled, scale = c(0, 2, 3, 4, 5, 7))

put_frequencies <- function(case, x, levels) {
  f <- factor(x, levels)
  counts <- table(f)
  for (i in seq_along(levels)) put(paste(case, i, sep = "."), level = levels[i], observed = counts[[i]],
    share = counts[[i]] / length(x), valid_share = counts[[i]] / sum(counts), cumulative_share = cumsum(counts)[[i]] / sum(counts),
    n = sum(counts), n_missing = sum(is.na(f)))
}
words <- c("never", "seldom", "sometimes", "often", NA)[sample(5, 200, TRUE, c(.1, .3, .35, .2, .05))]
put_frequencies("levels", answers$item, as.character(1:6))
put_frequencies("words", words, c("never", "often", "seldom", "sometimes"))
put_frequencies("ordered", words, c("always", "sometimes", "seldom", "never"))

# PSPP prints two decimals: skewness and kurtosis, their errors, and the quartiles of HAVERAGE, which is type 6
pspp <- function(x) {
  file <- tempfile(fileext = ".sps")
  writeLines(c("DATA LIST LIST /x *.", "BEGIN DATA", sprintf("%.15g", x[!is.na(x)]), "END DATA.", "FORMATS x (F16.2).",
    "DESCRIPTIVES x /STATISTICS=ALL.", "EXAMINE x /PERCENTILES(25,50,75)=HAVERAGE."), file)
  out <- system2("pspp", c("-O", "format=csv", file), stdout = TRUE)
  unlink(file)
  numbers <- function(line) as.numeric(strsplit(line, ",")[[1]][-1])
  d <- numbers(grep("^x,[0-9]+,", out, value = TRUE)[1])
  c(d[2:9], numbers(sub("^x,", "", grep("Weighted Average", out, value = TRUE))))
}
wanted <- function(case, columns) as.numeric(want$value[match(paste(case, columns, sep = "."), want$name)])
for (v in c("item", "nps", "year", "signed")) stopifnot(abs(pspp(answers[[v]]) - wanted(paste(v, "6", sep = "."), c("mean", "se", "sd",
  "variance", "kurtosis", "kurtosis_se", "skewness", "skewness_se", "q1", "median", "q3"))) <= .00501)

long <- do.call(rbind, lapply(names(answers), function(v) data.frame(name = v, x = as.numeric(answers[[v]]))))
out <- open_fixture("descriptives.R", "test/fixtures/descriptives.sql")
write_table(out, "answers", "name text, x float8", long)
write_table(out, "words", "word text", data.frame(word = words))
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
