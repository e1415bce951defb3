/*
 * score_table.h: how many rows of an outcome of two values have each score, such as a predicted probability
 */
#ifndef MRS_STATS_SCORE_TABLE_H
#define MRS_STATS_SCORE_TABLE_H

#include <stdint.h>

typedef struct Score
{
	double value;
	int64_t events; /* rows with it that are events, and that are not */
	int64_t others;
} Score;

/* All that is asked of predictions: no order among rows matters, and rows with one score are alike. */
typedef struct ScoreTable
{
	int n_scores;
	const Score *scores; /* distinct and ascending, each with a row at least */
	int64_t n_events;
	int64_t n_others;
} ScoreTable;

#endif
