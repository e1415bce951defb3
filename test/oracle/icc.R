# Makes test/fixtures/icc.sql: the six intraclass correlations by psych's ICC() of mean squares; p as a true tail.
# From the top folder: Rscript test/oracle/icc.R
suppressMessages(library(psych))
source("test/oracle/fixture.R")
set.seed(71)

# Shrout & Fleiss (1979), table 2: four judges of six targets; the six that they print
judges <- data.frame(j1 = c(9, 6, 8, 7, 10, 6), j2 = c(2, 1, 4, 1, 5, 2), j3 = c(5, 3, 6, 2, 6, 4), j4 = c(8, 2, 8, 6, 9, 7))
published <- c(.17, .29, .71, .44, .62, .91)

# Three raters of 150 texts, one of them stricter, with missing ratings; five who do not agree at all
quality <- rnorm(150, 5, 1.5)
raters <- data.frame(r1 = round(quality + rnorm(150)), r2 = round(quality - 1 + rnorm(150, 0, .7), 1),
                     r3 = round(1.2 * quality + rnorm(150), 2))
for (v in names(raters)) raters[sample(150, 4), v] <- NA
strangers <- as.data.frame(matrix(sample(7, 200, TRUE), 40))
names(strangers) <- paste0("s", 1:5)

put_icc <- function(case, x, level = .95) {
  complete <- na.omit(x)
  icc <- suppressMessages(ICC(complete, lmer = FALSE, alpha = 1 - level))$results
  if (case == "judges") stopifnot(round(icc$ICC, 2) == published)
  for (i in 1:6)
    put(paste(case, icc$type[i], sep = "."), form_ord = i, form = icc$type[i], icc = icc$ICC[i], f = icc$F[i],
        df1 = icc$df1[i], df2 = icc$df2[i], p = pf(icc$F[i], icc$df1[i], icc$df2[i], lower.tail = FALSE),
        ci_low = icc$`lower bound`[i], ci_high = icc$`upper bound`[i], n = nrow(complete),
        n_missing = nrow(x) - nrow(complete), n_raters = ncol(x))
}

put_icc("judges", judges)
put_icc("raters", raters)
put_icc("level", raters, .9)
put_icc("two", raters[2:3])
put_icc("strangers", strangers)

out <- open_fixture("icc.R", "test/fixtures/icc.sql")
cat(sprintf("-- and psych %s\n", packageVersion("psych")), file = out)
write_table(out, "judges", paste(names(judges), "int", collapse = ", "), judges)
write_table(out, "raters", paste(names(raters), "float8", collapse = ", "), raters)
write_table(out, "strangers", paste(names(strangers), "int", collapse = ", "), strangers)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
