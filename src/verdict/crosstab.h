/*
 * crosstab.h: a contingency as the mathematics wants it
 */
#ifndef MRS_VERDICT_CROSSTAB_H
#define MRS_VERDICT_CROSSTAB_H

#include "pg/rows.h"
#include "stats/cross_table.h"
#include "summary/contingency.h"

/* The view's counts with their totals, palloc'd */
CrossTable *cross_table(const ContingencyView *view);

/* Rows with either category missing */
int64 contingency_missing(const ContingencyView *view);

/* n, n_missing: rows used and left out */
void put_counted(Rows *rows, const ContingencyView *view);

#endif
