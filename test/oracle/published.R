# Makes test/fixtures/published.sql: p-values by R, of statistics that are printed, small, large and far in the tail; and
# what R finds in groups that have exactly the n, mean and sd that were published.
# From the top folder: Rscript test/oracle/published.R
source("test/oracle/fixture.R")

for (df in c(1, 2.5, 13, 155.7, 363, 1e6)) for (t in c(0, .3, -1.96, 2.282, -2.403, 9, 40))
  put(paste("t", t, df, sep = "/"), p = tail_p(2 * pt(-abs(t), df)))
for (z in c(0, -.5, 1.96, 2.58, 8, 37)) put(paste("z", z, sep = "/"), p = tail_p(2 * pnorm(-abs(z))))
for (df in list(c(1, 359), c(2, 375), c(4, 354), c(5.5, 20.25))) for (f in c(0, .762, 1.427, 4.903, 50))
  put(paste("f", f, df[1], df[2], sep = "/"), p = tail_p(pf(f, df[1], df[2], lower.tail = FALSE)))
for (df in c(1, 2, 4, 16, 250)) for (x in c(0, 1.445, 17.157, 56.269, 900))
  put(paste("chi2", x, df, sep = "/"), p = tail_p(pchisq(x, df, lower.tail = FALSE)))

# groups with these figures: the numbers 1 .. n, moved and stretched
groups <- data.frame(g = c("a", "b", "c"), n = c(269L, 106L, 84L), mean = c(4.94, 4.81, 4.76), sd = c(.79, 1.01, .9))
rows <- do.call(rbind, lapply(seq_len(nrow(groups)), function(i) with(groups[i, ], data.frame(
  g = g, y = mean + sd * as.vector(scale(seq_len(n)))))))
two <- rows[rows$g != "c", ]
a <- anova(lm(y ~ g, rows))
put("anova", f = a$F[1], df1 = a$Df[1], df2 = a$Df[2], p = a[["Pr(>F)"]][1], ss = a[["Sum Sq"]][2])
for (equal in c(TRUE, FALSE)) {
  t <- t.test(y ~ g, two, var.equal = equal)
  put(if (equal) "student_t" else "welch_t", t = t$statistic, df = t$parameter, p = t$p.value,
      diff_ci_low = t$conf.int[1], diff_ci_high = t$conf.int[2])
}
pairs <- pairwise.t.test(rows$y, rows$g, p.adjust.method = "bonferroni")$p.value
put("bonferroni", `a/b` = pairs["b", "a"], `a/c` = pairs["c", "a"], `b/c` = pairs["c", "b"])

out <- open_fixture("published.R", "test/fixtures/published.sql")
write_table(out, "figures", "g text, n int, mean float8, sd float8", groups)
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
