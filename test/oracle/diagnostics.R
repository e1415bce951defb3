# Makes test/fixtures/diagnostics.sql: regression diagnostics by R's influence.measures and its kin, by mahalanobis()
# and by car's durbinWatsonTest.
# From the top folder: Rscript test/oracle/diagnostics.R
suppressMessages(library(car))
source("test/oracle/fixture.R")

quoted <- function(v) paste0("`", v, "`")

# Every row's diagnostics, the leading column its id in d; a predictor that lm leaves out has no coefficient
rows_of <- function(fit, d) {
  x <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE]
  data.frame(id = d$id, fitted = fitted(fit), residual = resid(fit), zresid = resid(fit) / sigma(fit),
             sresid = rstandard(fit), sdresid = rstudent(fit), leverage = hatvalues(fit), cooks_d = cooks.distance(fit),
             dffits = dffits(fit), mahalanobis = mahalanobis(x[, -1], colMeans(x[, -1]), cov(x[, -1])),
             covratio = covratio(fit))
}

terms_of <- function(values, d) {
  colnames(values) <- gsub("`", "", sub("(Intercept)", "(constant)", colnames(values), fixed = TRUE))
  cbind(id = d$id, as.data.frame(values, check.names = FALSE))
}

# --------------------------------------- a survey of 80 with missing answers, outliers, and names that must be quoted

set.seed(85)
n <- 80
job <- data.frame(id = 1:n, age = sample(20:67, n, TRUE), woman = rbinom(n, 1, .6))
job[["Time used"]] <- round(37.5 + 4 * rnorm(n), 1)
job[["a,b"]] <- sample(1:7, n, TRUE)
job$year <- sample(2004:2012, n, TRUE)
job$months <- 12L * job$age
job$content <- round(.05 * job$age + .3 * job[["a,b"]] + rnorm(n), 3)
job$content[c(7, 33)] <- c(14, -9)
job$age[61] <- 199L
job$months[61] <- 2388L
job[["a,b"]][sample(n, 6)] <- NA
job$content[sample(n, 4)] <- NA
for (v in c("id", "age", "woman", "a,b", "year", "months")) job[[v]] <- as.integer(job[[v]])

whole <- na.omit(job)
fit <- lm(reformulate(quoted(c("age", "months", "woman", "Time used", "a,b", "year")), "content"), whole)
stopifnot(is.na(coef(fit)[["months"]]))
put("job", dw = durbinWatsonTest(fit, simulate = FALSE)$dw)
put("job", dw_by_age = local({ e <- resid(fit)[order(whole$age, whole$id)]; sum(diff(e)^2) / sum(e^2) }))

# --------------------------------------------------------------------- the nine steps of the survey of examples/nav2012

# the recoding of test/oracle/nav2012.R: that script down to its fixture
script <- readLines("test/oracle/nav2012.R", encoding = "UTF-8")
survey <- local({ eval(parse(text = script[seq_len(grep("^# -+ fixture", script) - 1)])); s })
is <- function(x, labels) ifelse(is.na(x), NA_integer_, as.integer(x %in% labels))
model <- with(survey, data.frame(
  id = seq_len(nrow(survey)), woman = is(gender, "woman"), education_level = 3L - as.integer(education),
  nav_office = is(office, levels(office)[1:3]), start_level = as.integer(start) - 1L,
  caseworker = is(role, levels(role)[1:3]), leader = is(role, "leader"),
  large_office = is(office, levels(office)[c(1, 2, 4)]), small_office = is(office, levels(office)[3]),
  competence, time_autonomy, shared_values, scorecard))
complete <- na.omit(model)
nine_steps <- lm(scorecard ~ . - id, complete)
put("model", dw = durbinWatsonTest(nine_steps, simulate = FALSE)$dw,
    beyond_2 = sum(abs(rstandard(nine_steps)) > 2), beyond_2.5 = sum(abs(rstandard(nine_steps)) > 2.5),
    beyond_3 = sum(abs(rstandard(nine_steps)) > 3), max_cooks_d = max(cooks.distance(nine_steps)))

# ------------------------------------------------------------------------------------------------------------- fixture

# R leaves the coefficient that is NA out of dfbeta and of dfbetas
columns <- function(d) paste(sprintf('"%s" %s', names(d), ifelse(sapply(d, is.integer), "int", "float8")), collapse = ", ")
out <- open_fixture("diagnostics.R", "test/fixtures/diagnostics.sql")
cat(sprintf("-- and car %s; the responses of the survey are synthetic.\n", packageVersion("car")), file = out)
tables <- list(job = job, model = model, job_rows = rows_of(fit, whole), model_rows = rows_of(nine_steps, complete),
               job_dfbeta = terms_of(dfbeta(fit), whole), job_dfbetas = terms_of(dfbetas(fit), whole),
               model_dfbetas = terms_of(dfbetas(nine_steps), complete))
for (name in names(tables)) write_table(out, name, columns(tables[[name]]), tables[[name]])
write_table(out, "want", "name text PRIMARY KEY, value text", want)
close(out)
