/*
 * factor_view.c: the pattern matrix to read, as SPSS prints it with /FORMAT SORT BLANK
 */
#include "verdict/factor_solution.h"

#include <math.h>

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"

PG_FUNCTION_INFO_V1(mrs_oblique_factor_view);

#define COLUMN_WIDTH 8

/* One item: the factor on which it loads most, and that loading */
typedef struct Line
{
	size_t item;
	size_t factor;
	double size;
} Line;

static int
by_loading(const void *a, const void *b)
{
	const Line *x = a;
	const Line *y = b;

	if (x->factor != y->factor)
		return x->factor < y->factor ? -1 : 1;
	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->item < y->item ? -1 : 1;
}

static Line *
lines_of(const FactorSolution *f, bool sort)
{
	Line *lines = palloc(Max(f->p, 1) * sizeof(Line));

	for (size_t i = 0; i < f->p; i++)
	{
		lines[i] = (Line){i, 0, -1};
		for (size_t j = 0; j < f->k && f->known; j++)
		{
			double size = fabs(f->rotated.pattern[j * f->p + i]);

			if (size > lines[i].size)
				lines[i] = (Line){i, j, size};
		}
	}
	if (sort && f->known)
		qsort(lines, f->p, sizeof(Line), by_loading);
	return lines;
}

static int
width_of(const char *text)
{
	return pg_mbstrlen(text);
}

/* A name, and blanks up to the width of the column */
static void
append_name(StringInfo line, const char *name, int width)
{
	appendStringInfoString(line, name);
	appendStringInfoSpaces(line, width - width_of(name));
}

/* .812, without the 0, or blanks below the cutoff */
static void
append_loading(StringInfo line, double loading, double cutoff)
{
	char text[64];
	char *from = text;

	if (fabs(loading) < cutoff)
	{
		appendStringInfoSpaces(line, COLUMN_WIDTH);
		return;
	}
	snprintf(text, sizeof(text), "%.3f", fabs(loading));
	if (text[0] == '0')
		from++;
	appendStringInfoSpaces(line, Max(COLUMN_WIDTH - 1 - (int) strlen(from), 0));
	appendStringInfo(line, "%c%s", loading < 0 ? '-' : ' ', from);
}

static void
trim_end(StringInfo line)
{
	while (line->len > 0 && line->data[line->len - 1] == ' ')
		line->data[--line->len] = '\0';
}

static double
read_cutoff(FunctionCallInfo fcinfo, int arg)
{
	double cutoff = PG_ARGISNULL(arg) ? .3 : PG_GETARG_FLOAT8(arg);

	if (!(cutoff >= 0) || isinf(cutoff))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cutoff must be a finite number of at least 0"),
						errdetail("It is %g.", cutoff), errhint("0.3 is usual; 0 shows every loading.")));
	return cutoff;
}

static void
put_line(Rows *rows, StringInfo line, size_t ord)
{
	trim_end(line);
	put_int(rows, (int) ord);
	put_text(rows, line->data);
	rows_emit(rows);
	resetStringInfo(line);
}

static void
put_table(Rows *rows, const FactorSolution *f, const Line *lines, double cutoff)
{
	int width = (int) strlen("item");
	StringInfoData line;

	for (size_t i = 0; i < f->p; i++)
		width = Max(width, width_of(f->view->names[i]));
	initStringInfo(&line);
	append_name(&line, "item", width);
	for (size_t j = 0; j < f->k; j++)
		appendStringInfo(&line, "%*zu", COLUMN_WIDTH, j + 1);
	put_line(rows, &line, 1);
	for (size_t i = 0; i < f->p; i++)
	{
		append_name(&line, f->view->names[lines[i].item], width);
		for (size_t j = 0; j < f->k && f->known; j++)
			append_loading(&line, f->rotated.pattern[j * f->p + lines[i].item], cutoff);
		put_line(rows, &line, i + 2);
	}
}

/* oblique_factor_view(mrs_moments, ..., cutoff, sort): the lines of the table, its head first */
Datum
mrs_oblique_factor_view(PG_FUNCTION_ARGS)
{
	double cutoff = read_cutoff(fcinfo, 9);
	bool sort = PG_ARGISNULL(10) || PG_GETARG_BOOL(10);
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	put_table(&rows, &f, lines_of(&f, sort), cutoff);
	return (Datum) 0;
}
