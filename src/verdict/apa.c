/*
 * apa.c: one-row verdicts as the line that papers print
 *
 * After the Publication Manual of the American Psychological Association, 7th ed. (2020), 6.36-6.45: no zero
 * before the sign of what cannot exceed 1, p with three decimals and < .001 below that.
 */
#include "pg/compat.h"
#include "stats/anova.h"
#include "summary/oneway.h"

#include <math.h>

#include "executor/executor.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_apa_cramers_v);
PG_FUNCTION_INFO_V1(mrs_apa_t_test);
PG_FUNCTION_INFO_V1(mrs_apa_oneway);
PG_FUNCTION_INFO_V1(mrs_apa_pearson_r);
PG_FUNCTION_INFO_V1(mrs_apa_cronbach_alpha);
PG_FUNCTION_INFO_V1(mrs_apa_sampling_adequacy);
PG_FUNCTION_INFO_V1(mrs_apa_hier_regress);

/* A line as it is written */
typedef struct Line
{
	StringInfoData text;
	char decimal_sign;
	int digits;
} Line;

/* ---- options ---- */

static void
line_begin(Line *line, FunctionCallInfo fcinfo)
{
	char *sign = text_to_cstring(PG_GETARG_TEXT_PP(1));

	line->digits = PG_GETARG_INT32(2);
	if (strcmp(sign, ".") != 0 && strcmp(sign, ",") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("decimal_sign must be a point or a comma"),
				 errdetail("It is \"%s\".", sign), errhint("Write decimal_sign => ',' for 0,05.")));
	if (line->digits < 0 || line->digits > 15)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("digits must be between 0 and 15"),
						errdetail("It is %d.", line->digits),
						errhint("It is the number of decimals; papers print 2.")));
	line->decimal_sign = sign[0];
	initStringInfo(&line->text);
}

static Datum
line_end(Line *line)
{
	return PointerGetDatum(cstring_to_text_with_len(line->text.data, line->text.len));
}

/* ---- the verdict's columns ---- */

/* NaN for NULL */
static double
column(FunctionCallInfo fcinfo, const char *name)
{
	bool isnull;
	Datum value = GetAttributeByName(PG_GETARG_HEAPTUPLEHEADER(0), name, &isnull);

	return isnull ? NAN : DatumGetFloat8(value);
}

static int64
count_column(FunctionCallInfo fcinfo, const char *name)
{
	bool isnull;
	Datum value = GetAttributeByName(PG_GETARG_HEAPTUPLEHEADER(0), name, &isnull);

	return isnull ? 0 : DatumGetInt64(value);
}

static int32
int_column(FunctionCallInfo fcinfo, const char *name)
{
	bool isnull;
	Datum value = GetAttributeByName(PG_GETARG_HEAPTUPLEHEADER(0), name, &isnull);

	return isnull ? 0 : DatumGetInt32(value);
}

/* ---- what a line is made of ---- */

/* Greek and superscripts where the database can hold them */
static void
put_symbol(Line *line, const char *utf8, const char *ascii)
{
	appendStringInfoString(&line->text, GetDatabaseEncoding() == PG_UTF8 ? utf8 : ascii);
}

/* value with these decimals, never as -0; without the zero before the decimal sign where it is bounded by 1 */
static void
put_number(Line *line, double value, int digits, bool bounded)
{
	char *text = psprintf("%.*f", digits, value);
	char *at = text;
	char *point = strchr(text, '.');

	if (*at == '-')
	{
		at++;
		if (strspn(at, "0.") < strlen(at))
			appendStringInfoChar(&line->text, '-');
	}
	if (bounded && at[0] == '0' && at[1] == '.')
		at++;
	if (point)
		*point = line->decimal_sign;
	appendStringInfoString(&line->text, at);
}

/* A whole number of degrees of freedom without decimals */
static void
put_df(Line *line, double df)
{
	put_number(line, df, df == rint(df) ? 0 : line->digits, false);
}

static void
put_p(Line *line, double p)
{
	if (isnan(p))
		return;
	appendStringInfoString(&line->text, p < .001 ? ", p < " : p > .9995 ? ", p > " : ", p = ");
	put_number(line, p < .001 ? .001 : Min(p, .999), 3, true);
}

/* ", name = value"; nothing where it is not determined */
static void
put_effect(Line *line, const char *utf8, const char *ascii, double value, bool bounded)
{
	if (isnan(value))
		return;
	appendStringInfoString(&line->text, ", ");
	put_symbol(line, utf8, ascii);
	appendStringInfoString(&line->text, " = ");
	put_number(line, value, line->digits, bounded);
}

static void
put_f(Line *line, double f, double df1, double df2, double p)
{
	appendStringInfoString(&line->text, "F(");
	put_df(line, df1);
	appendStringInfoString(&line->text, ", ");
	put_df(line, df2);
	appendStringInfoString(&line->text, ") = ");
	put_number(line, f, line->digits, false);
	put_p(line, p);
}

/* ---- the verdicts; all are strict, and NULL where the statistic is ---- */

/* apa(mrs_cramers_v, decimal_sign, digits): of a 2 x 2 table phi, of others V */
Datum
mrs_apa_cramers_v(PG_FUNCTION_ARGS)
{
	double chi2 = column(fcinfo, "chi2");
	bool four_cells = int_column(fcinfo, "n_rows") == 2 && int_column(fcinfo, "n_cols") == 2;
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(chi2))
		PG_RETURN_NULL();
	put_symbol(&line, "χ²(", "chi2(");
	put_df(&line, column(fcinfo, "df"));
	appendStringInfo(&line.text, ", N = " INT64_FORMAT ") = ", count_column(fcinfo, "n"));
	put_number(&line, chi2, line.digits, false);
	put_p(&line, column(fcinfo, "p"));
	if (four_cells)
		put_effect(&line, "φ", "phi", column(fcinfo, "phi"), true);
	else
		put_effect(&line, "V", "V", column(fcinfo, "v"), true);
	return line_end(&line);
}

/* apa(mrs_student_t, decimal_sign, digits) and of the other t-tests: t with Cohen's d and the effect r */
Datum
mrs_apa_t_test(PG_FUNCTION_ARGS)
{
	double t = column(fcinfo, "t");
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(t))
		PG_RETURN_NULL();
	appendStringInfoString(&line.text, "t(");
	put_df(&line, column(fcinfo, "df"));
	appendStringInfoString(&line.text, ") = ");
	put_number(&line, t, line.digits, false);
	put_p(&line, column(fcinfo, "p"));
	put_effect(&line, "d", "d", column(fcinfo, "cohens_d"), false);
	put_effect(&line, "r", "r", column(fcinfo, "r"), true);
	return line_end(&line);
}

/* apa(mrs_oneway, decimal_sign, digits): its analysis of variance */
Datum
mrs_apa_oneway(PG_FUNCTION_ARGS)
{
	OnewayView *view = oneway_view(PG_GETARG_DATUM(0));
	GroupMean *groups = palloc(Max(view->n_groups, 1) * sizeof(GroupMean));
	size_t n = 0;
	Anova anova;
	Line line;

	line_begin(&line, fcinfo);
	for (int i = 0; i < view->n_groups; i++)
	{
		const OnewayGroup *g = &view->groups[i];

		if (g->n > 0)
			groups[n++] = group_mean((double) g->n, g->shift, g->centre, g->m2);
	}
	anova_compute(groups, n, &anova);
	if (!isfinite(anova.f))
		PG_RETURN_NULL();
	put_f(&line, anova.f, anova.df_between, anova.df_within, anova.p);
	put_effect(&line, "η²", "eta2", anova.eta2, true);
	put_effect(&line, "r", "r", anova.r, true);
	return line_end(&line);
}

/* apa(mrs_pearson_r, decimal_sign, digits): r with its degrees of freedom */
Datum
mrs_apa_pearson_r(PG_FUNCTION_ARGS)
{
	double r = column(fcinfo, "r");
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(r))
		PG_RETURN_NULL();
	appendStringInfo(&line.text, "r(" INT64_FORMAT ") = ", count_column(fcinfo, "n") - 2);
	put_number(&line, r, line.digits, true);
	put_p(&line, column(fcinfo, "p"));
	return line_end(&line);
}

/* apa(mrs_cronbach_alpha, decimal_sign, digits) */
Datum
mrs_apa_cronbach_alpha(PG_FUNCTION_ARGS)
{
	double alpha = column(fcinfo, "alpha");
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(alpha))
		PG_RETURN_NULL();
	put_symbol(&line, "α", "alpha");
	appendStringInfoString(&line.text, " = ");
	put_number(&line, alpha, line.digits, true);
	appendStringInfo(&line.text, ", %d items, N = " INT64_FORMAT, int_column(fcinfo, "n_items"),
					 count_column(fcinfo, "n"));
	return line_end(&line);
}

/* apa(mrs_sampling_adequacy, decimal_sign, digits): KMO and Bartlett's test */
Datum
mrs_apa_sampling_adequacy(PG_FUNCTION_ARGS)
{
	double kmo = column(fcinfo, "kmo");
	double chi2 = column(fcinfo, "bartlett_chi2");
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(kmo) || isnan(chi2))
		PG_RETURN_NULL();
	appendStringInfoString(&line.text, "KMO = ");
	put_number(&line, kmo, line.digits, true);
	appendStringInfoString(&line.text, ", ");
	put_symbol(&line, "χ²(", "chi2(");
	put_df(&line, column(fcinfo, "bartlett_df"));
	appendStringInfoString(&line.text, ") = ");
	put_number(&line, chi2, line.digits, false);
	put_p(&line, column(fcinfo, "bartlett_p"));
	return line_end(&line);
}

/* apa(mrs_hier_regress, decimal_sign, digits): R2, from the second step on with its change and the F of that */
Datum
mrs_apa_hier_regress(PG_FUNCTION_ARGS)
{
	double r2 = column(fcinfo, "r2");
	double f = column(fcinfo, "f_change");
	bool later = int_column(fcinfo, "step") > 1;
	Line line;

	line_begin(&line, fcinfo);
	if (isnan(r2))
		PG_RETURN_NULL();
	put_symbol(&line, "R² = ", "R2 = ");
	put_number(&line, r2, line.digits, true);
	if (later)
		put_effect(&line, "ΔR²", "change in R2", column(fcinfo, "r2_change"), true);
	if (!isnan(f))
	{
		appendStringInfoString(&line.text, ", ");
		if (later)
			put_symbol(&line, "Δ", "change in ");
		put_f(&line, f, column(fcinfo, "df1"), column(fcinfo, "df2"), column(fcinfo, "p_change"));
	}
	return line_end(&line);
}
