# Writes a fixture: the data as temporary tables, and the table want (name, value) that compare.sql reads.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
options(digits = 17, stringsAsFactors = FALSE)

# 17 digits give back the same double; NA and NaN are NULL
as_text <- function(x) {
  text <- if (is.double(x)) sprintf("%.17g", x) else as.character(x)
  ifelse(is.na(x), "\\N", text)
}

write_table <- function(out, name, columns, rows) {
  cat(sprintf("CREATE TEMP TABLE %s (%s);\nCOPY %s FROM stdin;\n", name, columns, name), file = out)
  cat(do.call(paste, c(lapply(rows, as_text), sep = "\t")), "\\.", sep = "\n", file = out)
}

want <- data.frame(name = character(), value = character())

# put("case", chi2 = 1, p = .3) adds case.chi2 and case.p
put <- function(case, ...) {
  values <- list(...)
  want <<- rbind(want, data.frame(name = paste(case, names(values), sep = "."),
                                  value = vapply(values, as_text, "")))
}

open_fixture <- function(script, file) {
  out <- file(file, "w")
  cat(sprintf("-- Made by test/oracle/%s with %s\n", script, R.version.string), file = out)
  out
}

# mrs gives a p that a double cannot hold as the smallest normal double
tail_p <- function(p) pmax(p, .Machine$double.xmin)

# The order of categories: as numbers where all are, else as text in C order
categories <- function(x) {
  seen <- unique(x[!is.na(x)])
  if (is.numeric(seen)) sort(seen) else sort(seen, method = "radix")
}
