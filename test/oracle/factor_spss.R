# Makes test/fixtures/factor_spss.sql: what SPSS itself gives for two published correlation matrices.
# From the top folder: Rscript test/oracle/factor_spss.R FOLDER
#
# The figures are SPSS 27's (FACTOR, principal axes from squared multiple correlations, varimax and promax with kappa 4,
# both with Kaiser normalisation), as Grieder & Steiner (2022, Behavior Research Methods 54, 54-74) published them for
# the population models of their study with the R package EFAtools: the data sets SPSS_27 and test_models, which FOLDER
# holds as .RData files. Six items on each of three factors; in the second case some load on more than one.
source("test/oracle/fixture.R")
for (f in c("SPSS_27", "test_models")) load(file.path(commandArgs(TRUE)[1], paste0(f, ".RData")))
cases <- c("baseline", "case_6b")

array_of <- function(x) paste0("{", paste(as_text(as.vector(x)), collapse = ","), "}")
tables <- c(paf_load = "none", var_load = "varimax", pro_load = "promax")
printed <- correlations <- NULL
for (case in cases) {
  for (table in names(tables)) {
    L <- SPSS_27[[case]][[table]]
    printed <- rbind(printed, data.frame(name = case, rotation = tables[[table]], item_ord = as.vector(row(L)),
                                         spss_factor = as.vector(col(L)), loading = as.vector(signif(L, 10))))
  }
  phi <- SPSS_27[[case]]$pro_phi
  for (f in 1:2) for (g in (f + 1):3)
    correlations <- rbind(correlations, data.frame(name = case, factor1 = f, factor2 = g, r = signif(phi[f, g], 10)))
}
out <- open_fixture("factor_spss.R", "test/fixtures/factor_spss.sql")
write_table(out, "matrix", "name text, r float8[], n bigint", list(
  cases, sapply(cases, function(case) array_of(test_models[[case]]$cormat)),
  sapply(cases, function(case) as.integer(test_models[[case]]$N))))
write_table(out, "spss_loading", "name text, rotation text, item_ord int, spss_factor int, loading float8", as.list(printed))
write_table(out, "spss_correlation", "name text, factor1 int, factor2 int, r float8", as.list(correlations))
close(out)
