/*
 * regression.c: the value mrs_regression, laid out as an mrs_moments
 */
#include "summary/regression.h"

#include "lib/stringinfo.h"
#include "summary/moments_state.h"

Datum
regression_value(const MomentsView *fit)
{
	StringInfoData names;
	Moments *m;

	initStringInfo(&names);
	for (int j = 0; j < fit->p; j++)
		appendBinaryStringInfo(&names, fit->names[j], strlen(fit->names[j]) + 1);
	m = moments_new(fit->p, names.data, names.len,
					(fit->n > 0 ? SUMMARY_TRIANGLE : 0) | (fit->weighted ? SUMMARY_WEIGHTED : 0), 0);
	m->head.kind = SUMMARY_REGRESSION;
	m->head.flags |= SUMMARY_COMPACT;
	m->n = fit->n;
	m->n_missing = fit->n_missing;
	if (fit->weighted)
		*moments_weights(m) = (MomentsWeights){fit->sum_w2, fit->sum_log_w};
	memcpy(moments_missing(m), fit->missing, fit->p * sizeof(int64));
	if (fit->n > 0)
	{
		memcpy(moments_shift(m), fit->shift, fit->p * sizeof(double));
		memcpy(moments_r(m), fit->r, tri_size(fit->p + 1) * sizeof(double));
	}
	return PointerGetDatum(m);
}

MomentsView *
regression_view(Datum datum)
{
	return moments_view_of((Moments *) summary_detoast(datum, SUMMARY_REGRESSION));
}
