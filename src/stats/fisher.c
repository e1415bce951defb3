/*
 * fisher.c: Fisher's exact test of a table of two rows and two columns, of any counts up to 2^53
 */
#include "stats/fisher.h"

#include <math.h>
#include <stdbool.h>

#include "stats/cross_table.h"
#include "stats/quadrature.h"
#include "stats/roots.h"

/* Up to this standard deviation tails are added up term by term: some 50,000 terms at the most. */
#define SUMMED_SD 5000

/*
 * The observed table and the expected one around which the distribution is told: its totals are the same, its odds
 * ratio is the distribution's.  Another table of these totals is named by its first cell's distance s from a.
 */
typedef struct Tables
{
	double cell[4]; /* a, b, c, d */
	double expected[4];
	double residual;  /* a - its expected count */
	double low, high; /* s of the first and the last table */
	double top;       /* s of the most probable one */
	double log_total; /* of all weights */
} Tables;

static const double sign[4] = {1, -1, -1, 1};

#define LN_SQRT_2PI 0.918938533204672741780

/* ln x! - x ln x + x (DLMF 5.11.1) */
static double
stirling_rest(double x)
{
	double y = 1 / (x * x);

	if (x < 16)
		return x > 0 ? lgamma(x + 1) - x * log(x) + x : 0;
	return LN_SQRT_2PI + 0.5 * log(x) +
		   (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / x;
}

/* The logarithm of a table's probability, less a constant */
static double
log_weight(const Tables *t, double s)
{
	double sum = 0;

	for (int i = 0; i < 4; i++)
	{
		double observed = t->cell[i] + sign[i] * s;

		if (observed < 0)
			return -INFINITY;
		sum += deviance(observed, t->expected[i], sign[i] * (t->residual + s)) + stirling_rest(observed);
	}
	return -sum;
}

/* The most probable table is within one step of the expected one. */
static double
find_top(const Tables *t)
{
	double start = fmin(t->high, fmax(t->low, rint(-t->residual)));
	double top = start;

	for (double s = fmax(t->low, start - 1); s <= fmin(t->high, start + 1); s++)
		if (log_weight(t, s) > log_weight(t, top))
			top = s;
	return top;
}

static Tables
tables_of(double a, double b, double c, double d)
{
	return (Tables){.cell = {a, b, c, d}, .low = -fmin(a, d), .high = fmin(b, c)};
}

/* The distribution without association */
static Tables
under_null(double a, double b, double c, double d)
{
	Tables t = tables_of(a, b, c, d);
	double rows[2] = {a + b, c + d};
	double cols[2] = {a + c, b + d};
	double n = rows[0] + rows[1];

	for (int i = 0; i < 4; i++)
		t.expected[i] = rows[i / 2] * (cols[i % 2] / n);
	t.residual = cell_residual(a, rows[0], cols[0], n);
	t.top = find_top(&t);
	t.log_total = stirling_rest(n) - stirling_rest(rows[0]) - stirling_rest(rows[1]) -
				  stirling_rest(cols[0]) - stirling_rest(cols[1]);
	return t;
}

/* The other tail is the same table's with its columns exchanged. */
static Tables
mirrored(const Tables *t)
{
	return (Tables){.cell = {t->cell[1], t->cell[0], t->cell[3], t->cell[2]},
					.expected = {t->expected[1], t->expected[0], t->expected[3], t->expected[2]},
					.residual = -t->residual,
					.low = -t->high,
					.high = -t->low,
					.top = -t->top,
					.log_total = t->log_total};
}

/* How much more probable the next table is than that at s */
static double
next_ratio(const Tables *t, double s)
{
	double odds = (t->expected[0] / t->expected[1]) * (t->expected[3] / t->expected[2]);

	return (t->cell[1] - s) / (t->cell[0] + s + 1) * ((t->cell[2] - s) / (t->cell[3] + s + 1)) * odds;
}

static double
spread(const Tables *t, double s)
{
	double sum = 0;

	for (int i = 0; i < 4; i++)
		sum += 1 / (t->cell[i] + sign[i] * s + 1);
	return 1 / sqrt(sum);
}

/* ---- tails ---- */

typedef struct Tail
{
	const Tables *tables;
	double start;
	double log_start;
	double width;
} Tail;

/* With y = width exp(u - exp(-u)) the integral over y > 0 becomes one over the line (Takahasi & Mori 1974). */
static double
tail_density(double u, const void *arg)
{
	const Tail *tail = arg;
	double y = tail->width * exp(u - exp(-u));

	return exp(log_weight(tail->tables, tail->start - 0.5 + y) - tail->log_start) * y * (1 + exp(-u));
}

/* The sum as an integral, from half a step before its start, and Euler and Maclaurin's first correction */
static double
integrated_tail(const Tables *t, double s)
{
	Tail tail = {t, s, log_weight(t, s), 0};
	double slope = log(next_ratio(t, s - 1));
	double first = exp(log_weight(t, s - 0.5) - tail.log_start);

	tail.width = 1 / (fabs(slope) + 1 / spread(t, s));
	return integral_over_line(tail_density, &tail, 0, 0, -7, 7, 0.0625) + first * slope / 24;
}

/* What the tables from s on weigh beside that of s, which is not before the top */
static double
tail_weight(const Tables *t, double s)
{
	double term = 1;
	double sum = 1;

	if (spread(t, s) > SUMMED_SD)
		return integrated_tail(t, s);
	for (; s < t->high && term > 1e-17 * sum; s++)
	{
		term *= next_ratio(t, s);
		sum += term;
	}
	return sum;
}

/* P(s or more), and P(s or fewer) */
static double upper_tail(const Tables *t, double s);

static double
lower_tail(const Tables *t, double s)
{
	Tables other = mirrored(t);

	return upper_tail(&other, -s);
}

static double
upper_tail(const Tables *t, double s)
{
	if (s <= t->low)
		return 1;
	if (s > t->high)
		return 0;
	if (s <= t->top)
		return 1 - lower_tail(t, s - 1);
	return exp(log_weight(t, s) - t->log_total) * tail_weight(t, s);
}

/* The first table from the top on that is not more probable than the limit; past the last where each is */
static double
first_below(const Tables *t, double log_limit)
{
	double above = t->top - 1;
	double below = t->high + 1;

	while (below - above > 1)
	{
		double middle = above + floor((below - above) / 2);

		if (log_weight(t, middle) > log_limit)
			above = middle;
		else
			below = middle;
	}
	return below;
}

double
fisher_p(double a, double b, double c, double d, Alternative alternative)
{
	Tables t = under_null(a, b, c, d);
	Tables other = mirrored(&t);
	double limit;
	double up;
	double down;

	if (alternative != TWO_SIDED)
		return above_zero(alternative == GREATER ? upper_tail(&t, 0) : lower_tail(&t, 0));
	limit = log_weight(&t, 0) + log1p(1e-7);
	if (log_weight(&t, t.top) <= limit)
		return 1;
	up = first_below(&t, limit);
	down = first_below(&other, limit);
	return above_zero(fmin(1, upper_tail(&t, up) + upper_tail(&other, down)));
}

/* ---- the odds ratio ---- */

/*
 * The expected table is given by u, the logit of how far a is from the largest it can be: the smaller counts of each
 * diagonal are shares of their sum, which keep their digits, and the odds ratio falls as u grows.
 */
static Tables
at_logit(const Tables *observed, double u)
{
	Tables t = *observed;
	double width = t.high - t.low;
	double ad = width / (1 + exp(u));
	double bc = width / (1 + exp(-u));

	t.expected[0] = ad + fmax(0, t.cell[0] - t.cell[3]);
	t.expected[3] = ad + fmax(0, t.cell[3] - t.cell[0]);
	t.expected[1] = bc + fmax(0, t.cell[1] - t.cell[2]);
	t.expected[2] = bc + fmax(0, t.cell[2] - t.cell[1]);
	t.residual = ad < bc ? -t.low - ad : bc - t.high; /* the same, and the smaller keeps its digits */
	t.top = find_top(&t);
	return t;
}

/*
 * The sums of the weights beside the top's, and of them times s, over every step-th table: with steps of an eighth of
 * the standard deviation they are exact, as integrals by the trapezoidal rule are.
 */
static void
add_weights(const Tables *t, double step, double *sum, double *sum_s)
{
	double log_top = log_weight(t, t->top);

	for (double s = step > 0 ? t->top : t->top + step; s >= t->low && s <= t->high; s += step)
	{
		double weight = exp(log_weight(t, s) - log_top);

		*sum += weight;
		*sum_s += weight * s;
		if (weight <= 1e-18 * *sum)
			break;
	}
}

/* Sets the total; returns the mean of s. */
static double
add_up(Tables *t)
{
	double step = fmax(1, floor(spread(t, t->top) / 8));
	double sum = 0;
	double sum_s = 0;

	add_weights(t, step, &sum, &sum_s);
	add_weights(t, -step, &sum, &sum_s);
	t->log_total = log_weight(t, t->top) + log(step * sum);
	return sum_s / sum;
}

typedef struct Search
{
	Tables observed;
	double tail;
} Search;

/* Each falls as u grows: the mean of s; the upper tail from a on; and the lower tail's deficit */
static double
mean_excess(double u, const void *arg)
{
	Tables t = at_logit(&((const Search *) arg)->observed, u);

	return add_up(&t);
}

static double
upper_excess(double u, const void *arg)
{
	const Search *search = arg;
	Tables t = at_logit(&search->observed, u);

	add_up(&t);
	return upper_tail(&t, 0) - search->tail;
}

static double
lower_deficit(double u, const void *arg)
{
	const Search *search = arg;
	Tables t = at_logit(&search->observed, u);

	add_up(&t);
	return search->tail - lower_tail(&t, 0);
}

/* The odds ratio where f is zero; NaN where none is between e^-600 and e^600 */
static double
odds_where_zero(RootFunction f, const Search *search)
{
	double start = log((search->observed.high + 0.5) / (0.5 - search->observed.low));
	double reach = 1;
	Tables t;

	while (reach < 600 && (f(start - reach, search) < 0 || f(start + reach, search) > 0))
		reach *= 2;
	t = at_logit(&search->observed, root_between(f, search, start - reach, start + reach));
	return (t.expected[0] / t.expected[1]) * (t.expected[3] / t.expected[2]);
}

RatioInterval
fisher_odds_ratio(double a, double b, double c, double d, double conf_level)
{
	Search search = {tables_of(a, b, c, d), (1 - conf_level) / 2};
	bool first = a == 0 || d == 0;
	bool last = b == 0 || c == 0;
	RatioInterval out;

	out.ratio = first ? 0 : last ? INFINITY : odds_where_zero(mean_excess, &search);
	out.low = first ? 0 : odds_where_zero(upper_excess, &search);
	out.high = last ? INFINITY : odds_where_zero(lower_deficit, &search);
	return out;
}
