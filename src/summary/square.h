/*
 * square.h: a contingency whose rows and columns are the same categories
 */
#ifndef MRS_SUMMARY_SQUARE_H
#define MRS_SUMMARY_SQUARE_H

#include "summary/contingency.h"

/*
 * A palloc'd view in which both sides have the categories of either, in their order (numbers if all are, enums by
 * position, else text in C order), so that row i and column i are the same category.  datum must not be NULL.
 */
ContingencyView *contingency_square_view(Datum datum);

#endif
