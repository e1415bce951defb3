/*
 * logistic_fuzz.c: logistic regression from the first pass to the last, its terms, model and predictions
 *
 * Either a model is fitted to its rows, as logistic_iterate() is called until it is done; or the fit is any finite
 * numbers, as a stored mrs_logistic may hold, and is iterated and described all the same.
 */
#include "triangles.h"

#include "stats/dist.h"
#include "stats/influence.h"
#include "stats/logistic.h"

typedef struct Model
{
	const Triangle *t;
	size_t p; /* coefficients */
	double n_events;
	size_t *column; /* of each predictor, among the rows' values */
	InfluenceFit design;
	LogisticFit fit;
} Model;

static double *
zeroes(size_t n)
{
	double *x = get_doubles(n);

	memset(x, 0, n * sizeof(double));
	return x;
}

/* The rows, the last value made an outcome of 0 and 1 */
static bool
take_model(Input *in, size_t p, Triangle *t, Model *model)
{
	size_t q = p - 1;
	char *kept = get_bytes(q);
	double *r;
	double *shift;

	*t = (Triangle){.p = p, .shift = get_doubles(p + 1), .r = get_doubles(tri_size(p + 1))};
	take_rows(in, t, 1 + take_up_to(in, 40), take_byte(in) % 4 == 0 ? 1e140 : 1e4);
	*model = (Model){.t = t, .column = get_bytes(q * sizeof(size_t))};
	for (size_t i = 0; i < t->n_rows; i++)
	{
		double *y = t->rows + i * p + q;

		*y = *y > 0;
		model->n_events += *y;
	}
	fold_rows(t, false);
	r = get_doubles(tri_size(p + 1));
	shift = get_doubles(p);
	memcpy(r, t->r, tri_size(p + 1) * sizeof(double));
	memcpy(shift, t->shift, p * sizeof(double));
	for (size_t i = 0; i < tri_size(p + 1); i++)
		if (!(fabs(r[i]) <= tri_most(p + 1)))
			return false;
	t->n = (double) t->n_rows;
	model->p = regression_reduce(r, shift, q, kept, get_doubles(q + 2)) + 1;
	for (size_t j = 0, at = 0; j < q; j++)
		if (kept[j])
			model->column[at++] = j;
	influence_prepare(&(RegressionProblem){.q = model->p - 1, .n = t->n, .r = r, .shift = shift},
					  &model->design, get_doubles(model->p * model->p + model->p));
	logistic_fit_open(zeroes(logistic_fit_size(model->p)), model->p, &model->fit);
	return true;
}

static void
row_of(const Model *m, size_t i, double *row)
{
	const double *values = m->t->rows + i * m->t->p;

	for (size_t j = 0; j + 1 < m->p; j++)
		row[j] = values[m->column[j]];
	row[m->p - 1] = values[m->t->p - 1];
}

/* Two halves, merged; false where the extension refuses a row */
static bool
pass_over_rows(const Model *m, const LogisticSums *sums, const LogisticSums *other)
{
	double *row = get_doubles(m->p);
	double *z = get_doubles(m->p);

	memset(sums->totals, 0, logistic_sums_size(m->p) * sizeof(double));
	memset(other->totals, 0, logistic_sums_size(m->p) * sizeof(double));
	for (size_t i = 0; i < m->t->n_rows; i++)
	{
		row_of(m, i, row);
		if (!logistic_add(i % 2 ? sums : other, &m->design, &m->fit, row, row[m->p - 1] == 1, z))
			return false;
	}
	logistic_merge(sums, other);
	CHECK(sums->totals->n == m->t->n && sums->totals->n_events == m->n_events);
	CHECK(not_negative(sums->totals->deviance) && not_negative(sums->totals->greatest));
	return true;
}

static bool
fit_model(const Model *m)
{
	LogisticSums sums;
	LogisticSums other;
	double *work = get_doubles(m->p * (m->p + 1));

	logistic_sums_open(zeroes(logistic_sums_size(m->p)), m->p, &sums);
	logistic_sums_open(zeroes(logistic_sums_size(m->p)), m->p, &other);
	for (int i = 0; m->fit.head->status == LOGISTIC_GOING; i++)
	{
		CHECK(i <= LOGISTIC_MOST);
		if (n_blocks > MOST_BLOCKS - 8 || !pass_over_rows(m, &sums, &other))
			return false;
		logistic_iterate(&m->fit, &sums, work);
	}
	return true;
}

/* Of the size of a fit: status, iterations, deviance, and any finite numbers */
static void
take_fit(Input *in, const Model *m)
{
	double *values = (double *) m->fit.head;

	for (size_t i = 0; i < logistic_fit_size(m->p); i++)
		values[i] = take_double(in);
	m->fit.head->status = (double) take_up_to(in, LOGISTIC_STATUSES - 1);
	m->fit.head->iterations = (double) take_up_to(in, LOGISTIC_MOST);
	m->fit.head->deviance = fabs(m->fit.head->deviance);
}

/* fitted: the fit is one of its rows */
static void
describe(Input *in, const Model *m, bool fitted)
{
	size_t p = m->p;
	size_t q = p - 1;
	LogisticTerm *terms = get_bytes(p * sizeof(LogisticTerm));
	double *factor = get_doubles(p * p);
	double *row = get_doubles(p);
	LogisticPrediction prediction;
	LogisticModel model;

	logistic_terms(&m->fit, &m->design, take_share(in), terms, get_doubles(2 * p * p + 7 * p + q * q + 2));
	for (size_t j = 0; j < p; j++)
	{
		CHECK(not_negative(terms[j].se) && is_p(terms[j].p) && not_negative(terms[j].wald));
		CHECK(in_order(terms[j].or_ci_low, terms[j].odds_ratio, terms[j].or_ci_high));
	}
	logistic_describe(&m->fit, m->t->n, m->n_events, &model);
	CHECK(not_negative(model.chi2) && is_p(model.p) && is_share(model.cox_snell));
	CHECK(!fitted || (is_share(model.nagelkerke) && is_share(model.mcfadden)));
	if (m->fit.head->status == LOGISTIC_SEPARATED || !logistic_factor(&m->fit, factor))
		return;
	for (size_t j = 0; j < q; j++)
		row[j] = take_double(in);
	logistic_predict(&m->fit, &m->design, factor, row, 1.96, &prediction, get_doubles(p));
	CHECK(is_share(prediction.fitted) && not_negative(prediction.se));
	CHECK(in_order(prediction.ci_low, prediction.fitted, prediction.ci_high));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	Triangle t;
	Model m;

	if (take_model(&in, 1 + take_up_to(&in, 5), &t, &m))
	{
		logistic_begin(&m.fit, &m.design, m.n_events, NULL);
		if (kind % 4 == 0)
		{
			take_fit(&in, &m);
			describe(&in, &m, false);
			m.fit.head->status = LOGISTIC_GOING;
			m.fit.head->iterations = LOGISTIC_MOST - 1;
			fit_model(&m);
			describe(&in, &m, false);
		}
		else if (fit_model(&m))
			describe(&in, &m, true);
	}
	free_all();
	return 0;
}
