/*
 * oneway.c: n, mean, sum of squares, minimum and maximum per group: the flat state, accumulation, merge
 */
#include "summary/oneway_state.h"

#include <float.h>

PG_FUNCTION_INFO_V1(mrs_oneway_accum);
PG_FUNCTION_INFO_V1(mrs_oneway_accum_text);
PG_FUNCTION_INFO_V1(mrs_oneway_accum_one);
PG_FUNCTION_INFO_V1(mrs_oneway_from_accum);
PG_FUNCTION_INFO_V1(mrs_oneway_from_accum_text);
PG_FUNCTION_INFO_V1(mrs_oneway_merge);
PG_FUNCTION_INFO_V1(mrs_oneway_final);

GroupSums *
oneway_sums(const Oneway *o)
{
	return (GroupSums *) ((char *) o + o->sums_at);
}

static Oneway *
make_state(uint32 room, uint32 bytes_room, bool compact)
{
	uint32 slots = compact ? 0 : dict_slots_for(room);
	size_t start = MAXALIGN(sizeof(Oneway));
	Oneway *o =
		summary_alloc(SUMMARY_ONEWAY, start + dict_size(room, slots, bytes_room) + room * sizeof(GroupSums));

	o->sums_at = dict_place(&o->dict, start, room, slots, bytes_room);
	if (compact)
		o->head.flags |= SUMMARY_COMPACT;
	return o;
}

Oneway *
oneway_new(void)
{
	return make_state(4, 32, false);
}

/* A working copy of either form, with these rooms. */
static Oneway *
copy_working(const Oneway *from, uint32 room, uint32 bytes_room)
{
	Oneway *o = make_state(room, bytes_room, false);

	o->n_no_group = from->n_no_group;
	dict_copy(o, &o->dict, from, &from->dict, NULL);
	memcpy(oneway_sums(o), oneway_sums(from), from->dict.n * sizeof(GroupSums));
	return o;
}

/* Number a label that may be new, growing the state if there is no room. */
static Oneway *
intern(Oneway *o, const Label *label, uint32 *number)
{
	int found = dict_find(o, &o->dict, label);

	if (found < 0 && !dict_has_room(&o->dict, label->len))
	{
		uint32 room;
		uint32 bytes_room;

		dict_grown(&o->dict, label->len, &room, &bytes_room);
		o = copy_working(o, room, bytes_room);
	}
	*number = found >= 0 ? (uint32) found : dict_add(o, &o->dict, label);
	return o;
}

static void
refuse_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("the sum of squares is out of the range of a double"),
			 errdetail("The values of y differ by more than about 1e154."), errhint("Rescale y first.")));
}

/* Welford's step on y - shift (Welford 1962): the shift is an observed value, so nothing cancels. */
static inline void
add_value(GroupSums *g, double y)
{
	double d;
	double delta;

	if (g->n++ == 0)
	{
		g->shift = g->min = g->max = y;
		return;
	}
	d = y - g->shift;
	delta = d - g->centre;
	g->centre += delta / (double) g->n;
	g->m2 += delta * (d - g->centre);
	/* at 2, 4, 8, ... rows a shift that is further from the mean than y gives way: a first row may be an outlier */
	if (unlikely((g->n & (g->n - 1)) == 0) && fabs(d - g->centre) < fabs(g->centre))
	{
		g->centre -= d;
		g->shift = y;
	}
	if (y < g->min)
		g->min = y;
	if (y > g->max)
		g->max = y;
	if (unlikely(!(g->m2 <= DBL_MAX)))
		refuse_overflow();
}

/* Chan, Golub & LeVeque (1979), the means compared through their shifts so that no digit of a difference is
 * lost */
static void
merge_sums(GroupSums *g, const GroupSums *other)
{
	double n1 = (double) g->n;
	double n2 = (double) other->n;
	double step;
	double delta;

	g->n_missing = count_add(g->n_missing, other->n_missing);
	if (other->n == 0)
		return;
	if (g->n == 0)
	{
		int64 n_missing = g->n_missing;

		*g = *other;
		g->n_missing = n_missing;
		return;
	}
	step = other->shift - g->shift;
	delta = step + (other->centre - g->centre);
	g->n = count_add(g->n, other->n);
	g->centre += delta * (n2 / (n1 + n2));
	/* the shift nearer to the mean leaves less to round, merge after merge */
	if (fabs(g->centre - step) < fabs(g->centre))
	{
		g->centre -= step;
		g->shift = other->shift;
	}
	g->m2 += other->m2 + delta * delta * (n1 * n2 / (n1 + n2));
	/* unknown (NaN) on either side is unknown in the whole */
	if (isnan(other->min) || other->min < g->min)
		g->min = other->min;
	if (isnan(other->max) || other->max > g->max)
		g->max = other->max;
	if (unlikely(!(g->m2 <= DBL_MAX)))
		refuse_overflow();
}

Oneway *
oneway_add(Oneway *o, const Label *label, const GroupSums *sums)
{
	uint32 number;

	o = intern(o, label, &number);
	merge_sums(&oneway_sums(o)[number], sums);
	return o;
}

/* ---- the compact form ---- */

Oneway *
oneway_compact(Oneway *o)
{
	Oneway *compact;
	uint32 *order;

	if (summary_is_compact(o))
		return o;
	compact = make_state(o->dict.n, o->dict.bytes_used, true);
	order = palloc(Max(o->dict.n, 1) * sizeof(uint32));
	compact->n_no_group = o->n_no_group;
	dict_sort(o, &o->dict, order);
	dict_copy(compact, &compact->dict, o, &o->dict, order);
	for (uint32 i = 0; i < o->dict.n; i++)
		oneway_sums(compact)[i] = oneway_sums(o)[order[i]];
	pfree(order);
	return compact;
}

/* ---- the transition, merge and final functions ---- */

static Oneway *
writable(FunctionCallInfo fcinfo)
{
	Oneway *o = summary_in_place(fcinfo, SUMMARY_ONEWAY);

	if (likely(o != NULL))
		return o;
	o = summary_writable(fcinfo, SUMMARY_ONEWAY);
	if (o == NULL)
		return oneway_new();
	dict_renew(&o->dict);
	if (!summary_is_compact(o))
		return o;
	return copy_working(o, o->dict.room, o->dict.bytes_room);
}

static Datum
result(FunctionCallInfo fcinfo, Oneway *o)
{
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? o : oneway_compact(o));
}

/* One row: y is argument 1; a label that is NULL is missing. */
static Oneway *
count_row(FunctionCallInfo fcinfo, Oneway *o, const Label *label)
{
	uint32 number;
	double y;

	if (label == NULL)
	{
		o->n_no_group++;
		return o;
	}
	o = intern(o, label, &number);
	y = PG_ARGISNULL(1) ? NAN : PG_GETARG_FLOAT8(1);
	if (isnan(y))
		oneway_sums(o)[number].n_missing++;
	else if (isinf(y))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("y is infinite"),
						errdetail("Only NULL and NaN count as missing."),
						errhint("Recode it first, e.g. with NULLIF(y, 'Infinity').")));
	else
		add_value(&oneway_sums(o)[number], y);
	return o;
}

/*
 * oneway_accum(mrs_oneway, y float8, g "any"): one row.  A NULL state is an empty one; a y that is NULL or
 * NaN, or a group that is NULL or NaN, is missing, and its row is counted as such; an infinite y is error
 * 22003.
 */
Datum
mrs_oneway_accum(PG_FUNCTION_ARGS)
{
	LabelReader *reader = label_readers(fcinfo, 2, 1);
	Oneway *o = writable(fcinfo);

	return result(fcinfo,
				  count_row(fcinfo, o, PG_ARGISNULL(2) ? NULL : label_read(reader, 0, PG_GETARG_DATUM(2))));
}

/* oneway_accum(mrs_oneway, y float8, g text): the same, relying on nothing but its arguments */
Datum
mrs_oneway_accum_text(PG_FUNCTION_ARGS)
{
	Oneway *o = writable(fcinfo);
	Label label;
	bool there = !PG_ARGISNULL(2);

	if (there)
		label_from_text(PG_GETARG_DATUM(2), &label);
	return result(fcinfo, count_row(fcinfo, o, there ? &label : NULL));
}

/* oneway_accum(mrs_oneway, y float8): the same for the group of all rows */
Datum
mrs_oneway_accum_one(PG_FUNCTION_ARGS)
{
	return result(fcinfo, count_row(fcinfo, writable(fcinfo), label_of_all()));
}

/* ---- published figures ---- */

static void
refuse_figures(const char *why)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("these are not the figures of a group"),
					errdetail("%s", why), errhint("Give n, the mean, and the sd with denominator n - 1.")));
}

/* The sums of a group of which n, mean and sd (arguments 2 to 4) are known; no minimum and maximum is. */
static GroupSums
published_sums(FunctionCallInfo fcinfo)
{
	GroupSums sums = {.n = PG_GETARG_INT64(2), .min = NAN, .max = NAN};
	double sd = PG_ARGISNULL(4) && sums.n == 1 ? 0 : PG_ARGISNULL(4) ? NAN : PG_GETARG_FLOAT8(4);

	if (sums.n < 0)
		refuse_figures("n is negative.");
	count_check(sums.n);
	sums.shift = PG_ARGISNULL(3) ? NAN : PG_GETARG_FLOAT8(3);
	if (!isfinite(sums.shift))
		refuse_figures("The mean is not a finite number.");
	if (!(sd >= 0) || !isfinite(sd) || (sums.n == 1 && sd > 0))
		refuse_figures("The sd is negative, not finite, or not that of n rows.");
	sums.m2 = (double) (sums.n - 1) * sd * sd;
	if (!isfinite(sums.m2))
		refuse_overflow();
	return sums;
}

static Datum
add_published(FunctionCallInfo fcinfo, Oneway *o, const Label *label)
{
	GroupSums sums;

	if (PG_ARGISNULL(2) || PG_GETARG_INT64(2) == 0)
		return result(fcinfo, o);
	sums = published_sums(fcinfo);
	if (label)
		o = oneway_add(o, label, &sums);
	else
		o->n_no_group = count_add(o->n_no_group, sums.n);
	return result(fcinfo, o);
}

/*
 * oneway_from_accum(mrs_oneway, g "any", n, mean, sd): the rows of one group, of which these figures are known.  n
 * NULL or 0 adds nothing; figures that no rows have are error 22023.
 */
Datum
mrs_oneway_from_accum(PG_FUNCTION_ARGS)
{
	LabelReader *reader = label_readers(fcinfo, 1, 1);
	Oneway *o = writable(fcinfo);

	return add_published(fcinfo, o, PG_ARGISNULL(1) ? NULL : label_read(reader, 0, PG_GETARG_DATUM(1)));
}

/* The same for a text label, relying on nothing but its arguments */
Datum
mrs_oneway_from_accum_text(PG_FUNCTION_ARGS)
{
	Oneway *o = writable(fcinfo);
	Label label;

	if (!PG_ARGISNULL(1))
		label_from_text(PG_GETARG_DATUM(1), &label);
	return add_published(fcinfo, o, PG_ARGISNULL(1) ? NULL : &label);
}

static Oneway *
merge_into(Oneway *o, const Oneway *other)
{
	for (uint32 i = 0; i < other->dict.n; i++)
	{
		Label label = dict_label(other, &other->dict, i);

		label.hash = label_hash(label.text, label.len);
		o = oneway_add(o, &label, &oneway_sums(other)[i]);
	}
	o->n_no_group = count_add(o->n_no_group, other->n_no_group);
	return o;
}

/* oneway_merge(a, b): the summary of the rows of both; NULL is no rows */
Datum
mrs_oneway_merge(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return summary_merge_null(fcinfo);
	return result(
		fcinfo, merge_into(writable(fcinfo), (Oneway *) summary_detoast(PG_GETARG_DATUM(1), SUMMARY_ONEWAY)));
}

/* the final function of the aggregates oneway and rollup: the compact form */
Datum
mrs_oneway_final(PG_FUNCTION_ARGS)
{
	return PointerGetDatum(oneway_compact((Oneway *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_ONEWAY)));
}

OnewayView *
oneway_view(Datum datum)
{
	Oneway *o = oneway_compact((Oneway *) summary_detoast(datum, SUMMARY_ONEWAY));
	OnewayView *view = palloc0(sizeof(OnewayView));
	const char **labels = dict_texts(o, &o->dict);

	view->n_groups = o->dict.n;
	view->groups = palloc(Max(o->dict.n, 1) * sizeof(OnewayGroup));
	view->numbers = dict_numbers(o, &o->dict);
	view->n_no_group = view->n_missing = o->n_no_group;
	for (int i = 0; i < view->n_groups; i++)
	{
		const GroupSums *g = &oneway_sums(o)[i];

		view->groups[i] = (OnewayGroup){.label = labels[i],
										.n = g->n,
										.n_missing = g->n_missing,
										.shift = g->shift,
										.centre = g->centre,
										.m2 = g->m2,
										.min = g->min,
										.max = g->max};
		view->n = count_add(view->n, g->n);
		view->n_missing = count_add(view->n_missing, g->n_missing);
	}
	return view;
}
