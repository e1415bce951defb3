/*
 * signed_rank.c: Wilcoxon's signed-rank test, from an mrs_contingency of two numbers
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/signed_rank.h"
#include "verdict/crosstab.h"
#include "verdict/numbers.h"

PG_FUNCTION_INFO_V1(mrs_ranks_signed_rank);

static Difference *
differences(const ContingencyView *view)
{
	static const char *const message = "a signed-rank test subtracts numbers";
	static const char *const hint = "Recode the categories as numbers, e.g. with CASE.";
	const double *x = category_numbers(view->row_numbers, view->row_labels, view->n_rows, message, hint);
	const double *y = category_numbers(view->col_numbers, view->col_labels, view->n_cols, message, hint);
	Difference *out = palloc(Max(view->n_cells, 1) * sizeof(Difference));

	for (int i = 0; i < view->n_cells; i++)
	{
		const ContingencyCell *cell = &view->cells[i];

		out[i] = difference_of(x[cell->row], y[cell->col], (double) cell->n);
	}
	return out;
}

/*
 * wilcoxon_signed_rank(mrs_contingency, alternative): one mrs_wilcoxon_signed_rank.  Strict.  A category that is no
 * number is error 22023.  Without a difference, all but the counts and sums are NULL.
 */
Datum
mrs_ranks_signed_rank(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	Alternative alternative = option_alternative(fcinfo, 1);
	SignedRank s;
	Rows rows;

	signed_rank_test(differences(view), view->n_cells, alternative, &s);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_bigint(&rows, (int64) s.n_positive);
	put_bigint(&rows, (int64) s.n_negative);
	put_bigint(&rows, (int64) s.n_zero);
	put_float(&rows, s.mean_rank_positive);
	put_float(&rows, s.mean_rank_negative);
	put_float(&rows, s.rank_sum_positive);
	put_float(&rows, s.rank_sum_negative);
	put_float(&rows, s.z);
	put_float(&rows, s.p);
	put_float(&rows, s.corrected_p);
	put_float(&rows, s.exact_p);
	put_float(&rows, s.rank_biserial);
	put_float(&rows, s.r);
	return rows_datum(&rows);
}
