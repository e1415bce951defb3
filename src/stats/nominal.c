/*
 * nominal.c: how far knowing one category helps to predict another
 */
#include "stats/nominal.h"

#include <math.h>

#include "stats/association.h"
#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/status.h"

/* ---- lambda ---- */

/* The commonest categories: of the columns in each row, of the rows in each column, and of each side as a whole */
typedef struct Modes
{
	const int *col_in_row;
	const int *row_in_col;
	int row;
	int col;
	double row_weight; /* 1 where the rows are dependent, else 0; both for the symmetric lambda */
	double col_weight;
} Modes;

static int
largest(const double *total, int k)
{
	int at = 0;

	for (int i = 1; i < k; i++)
		if (total[i] > total[at])
			at = i;
	return at;
}

/* work holds n_rows + n_cols doubles: the largest counts so far */
static void
find_modes(const CrossTable *t, double *work, int *choice, Modes *m)
{
	double *in_row = work;
	double *in_col = work + t->n_rows;

	for (int i = 0; i < t->n_rows + t->n_cols; i++)
		work[i] = 0;
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *c = &t->cells[i];

		if ((double) c->n > in_row[c->row])
			in_row[c->row] = (double) c->n, choice[c->row] = c->col;
		if ((double) c->n > in_col[c->col])
			in_col[c->col] = (double) c->n, choice[t->n_rows + c->col] = c->row;
	}
	m->col_in_row = choice;
	m->row_in_col = choice + t->n_rows;
	m->row = largest(t->row_total, t->n_rows);
	m->col = largest(t->col_total, t->n_cols);
}

/* What knowing the other variable wins for a row of the table: 1, 0 or -1, of either side by its weight */
static double
gain_of(const Modes *m, const TableCell *c)
{
	return m->col_weight * ((m->col_in_row[c->row] == c->col) - (m->col == c->col)) +
		   m->row_weight * ((m->row_in_col[c->col] == c->row) - (m->row == c->row));
}

static double
hit_of(const Modes *m, const TableCell *c)
{
	return m->col_weight * (m->col == c->col) + m->row_weight * (m->row == c->row);
}

static Measure
lambda_of(const CrossTable *t, Modes m, double conf_level)
{
	double loss =
		(m.col_weight * (t->n - t->col_total[m.col]) + m.row_weight * (t->n - t->row_total[m.row])) / t->n;
	double weight = m.col_weight + m.row_weight;
	double gain = 0;
	double squares = 0;
	double null_squares = 0;
	Measure out;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		gain += (double) t->cells[i].n / t->n * gain_of(&m, &t->cells[i]);
	out.value = gain / loss;
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		double won = gain_of(&m, &t->cells[i]);
		double influence = won - out.value * (weight - hit_of(&m, &t->cells[i]));

		squares += (double) t->cells[i].n / t->n * influence * influence;
		null_squares += (double) t->cells[i].n / t->n * (won - gain) * (won - gain);
	}
	out.se = sqrt(squares / t->n) / loss;
	out.se_null = sqrt(null_squares / t->n) / loss;
	measure_finish(&out, 0, conf_level);
	return out;
}

/* ---- tau ---- */

/*
 * A row's influence on tau, the columns being dependent, is over 1 - sum p_j^2: 2 p_ij / p_i - 2 (1 - tau) p_j less the
 * row's sum of squares of p_ij / p_i.  With p_ij / p_i = p_j + e_ij that is, but for a constant, 2 e_ij + 2 tau p_j less
 * the row's sum of e_ij (2 p_j + e_ij), which keeps its digits where the e are small.
 */
typedef struct Tau
{
	double value;
	double loss;
	const double *given_squares; /* that sum, of each category of the other side */
	const double *given_total;
	const double *total; /* of the dependent side */
	int rows_dependent;
} Tau;

static double
tau_influence(const Tau *tau, const CrossTable *t, const TableCell *c)
{
	int given = tau->rows_dependent ? c->col : c->row;
	int own = tau->rows_dependent ? c->row : c->col;
	double e = cell_residual((double) c->n, t->row_total[c->row], t->col_total[c->col], t->n) /
			   tau->given_total[given];

	return (2 * e + 2 * tau->value * (tau->total[own] / t->n) - tau->given_squares[given]) / tau->loss;
}

static Measure
tau_of(const CrossTable *t, Tau tau, int categories, double conf_level)
{
	double df = ((double) t->n_rows - 1) * ((double) t->n_cols - 1);
	double mean = 0;
	double squares = 0;
	Measure out = {.value = tau.value, .se_null = NAN};

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		mean += (double) t->cells[i].n / t->n * tau_influence(&tau, t, &t->cells[i]);
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		double d = tau_influence(&tau, t, &t->cells[i]) - mean;

		squares += (double) t->cells[i].n / t->n * d * d;
	}
	out.se = sqrt(squares / t->n);
	measure_finish(&out, 0, conf_level);
	out.p = p_chi2_upper((t->n - 1) * (categories - 1.0) * tau.value, df);
	return out;
}

/* Sum of (O - E)^2 by the other side's total times n, both ways, and each category's sum of e (2 p + e) */
static void
add_up_squares(const CrossTable *t, double *work, double *by_row, double *by_col)
{
	double *in_row = work;
	double *in_col = work + t->n_rows;
	double *residuals = in_col + t->n_cols;
	int64_t at = 0;

	*by_row = *by_col = 0;
	for (int i = 0; i < t->n_rows + t->n_cols; i++)
		work[i] = 0;
	for (int i = 0; i < t->n_rows; i++)
	{
		stats_poll();
		at = residual_row(t, i, at, residuals);
		for (int j = 0; j < t->n_cols; j++)
		{
			double of_row = residuals[j] / t->row_total[i];
			double of_col = residuals[j] / t->col_total[j];

			*by_row += of_row * (residuals[j] / t->n);
			*by_col += of_col * (residuals[j] / t->n);
			in_row[i] += of_row * (2 * (t->col_total[j] / t->n) + of_row);
			in_col[j] += of_col * (2 * (t->row_total[i] / t->n) + of_col);
		}
	}
}

static void
both_taus(const CrossTable *t, double conf_level, double *work, Measure *row, Measure *col)
{
	double loss_row = share_variation(t->row_total, t->n_rows, t->n);
	double loss_col = share_variation(t->col_total, t->n_cols, t->n);
	double by_row;
	double by_col;

	add_up_squares(t, work, &by_row, &by_col);
	*row = tau_of(
		t, (Tau){at_most(by_col / loss_row, 1), loss_row, work + t->n_rows, t->col_total, t->row_total, 1},
		t->n_rows, conf_level);
	*col = tau_of(t, (Tau){at_most(by_row / loss_col, 1), loss_col, work, t->row_total, t->col_total, 0},
				  t->n_cols, conf_level);
}

/* ---- uncertainty ---- */

static double
entropy(const double *total, int k, double n)
{
	double sum = 0;

	for (int i = 0; i < k; i++)
		sum -= total[i] / n * log1p((total[i] - n) / n);
	return sum;
}

/* A row's influence is ln(O / E) less value times the dependent sides' -ln p. */
static Measure
uncertainty_of(const CrossTable *t, double shared, double of_rows, double of_cols, double conf_level)
{
	double both = of_rows > 0 && of_cols > 0 ? 2 : 1;
	double whole = of_rows + of_cols;
	double df = ((double) t->n_rows - 1) * ((double) t->n_cols - 1);
	double squares = 0;
	Measure out = {.value = at_most(both * shared / whole, 1), .se_null = NAN};

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *c = &t->cells[i];
		double row = t->row_total[c->row];
		double col = t->col_total[c->col];
		double e = row * col / t->n;
		double influence =
			both * log1p(cell_residual((double) c->n, row, col, t->n) / e) +
			out.value * ((of_rows > 0 ? log(row / t->n) : 0) + (of_cols > 0 ? log(col / t->n) : 0));

		squares += (double) c->n / t->n * influence * influence;
	}
	out.se = sqrt(squares / t->n) / whole;
	measure_finish(&out, 0, conf_level);
	out.p = p_chi2_upper(2 * t->n * shared, df);
	return out;
}

void
nominal_measures(const CrossTable *t, double conf_level, double *work, int *choice,
				 Measure out[N_NOMINAL_MEASURES])
{
	Modes m = {.row_weight = 1, .col_weight = 1};
	double shared;
	double of_rows;
	double of_cols;

	for (int i = 0; i < N_NOMINAL_MEASURES; i++)
		out[i] = (Measure){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (t->n_rows < 2 || t->n_cols < 2)
		return;
	find_modes(t, work, choice, &m);
	out[LAMBDA_SYMMETRIC] = lambda_of(t, m, conf_level);
	m.col_weight = 0;
	out[LAMBDA_ROW] = lambda_of(t, m, conf_level);
	m.col_weight = 1;
	m.row_weight = 0;
	out[LAMBDA_COLUMN] = lambda_of(t, m, conf_level);
	both_taus(t, conf_level, work, &out[TAU_ROW], &out[TAU_COLUMN]);
	shared = likelihood_ratio_chi2(t) / (2 * t->n); /* what either tells of the other */
	of_rows = entropy(t->row_total, t->n_rows, t->n);
	of_cols = entropy(t->col_total, t->n_cols, t->n);
	out[UNCERTAINTY_SYMMETRIC] = uncertainty_of(t, shared, of_rows, of_cols, conf_level);
	out[UNCERTAINTY_ROW] = uncertainty_of(t, shared, of_rows, 0, conf_level);
	out[UNCERTAINTY_COLUMN] = uncertainty_of(t, shared, 0, of_cols, conf_level);
}
