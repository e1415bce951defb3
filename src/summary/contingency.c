/*
 * contingency.c: counts per pair of categories: the flat state, accumulation, merge
 */
#include "summary/contingency_state.h"

#include "port/pg_bitutils.h"

PG_FUNCTION_INFO_V1(mrs_contingency_accum);
PG_FUNCTION_INFO_V1(mrs_contingency_accum_text);
PG_FUNCTION_INFO_V1(mrs_contingency_accum_one);
PG_FUNCTION_INFO_V1(mrs_contingency_accum_one_text);
PG_FUNCTION_INFO_V1(mrs_contingency_merge);
PG_FUNCTION_INFO_V1(mrs_contingency_final);

/* what a state has room for */
typedef struct Rooms
{
	uint32 entries[2];
	uint32 bytes[2];
	uint32 cells;
} Rooms;

Cell *
contingency_cells(const Contingency *c)
{
	return (Cell *) ((char *) c + c->cells_at);
}

static Contingency *
make_state(const Rooms *rooms, bool compact)
{
	uint32 slots[2] = {0, 0};
	size_t size = MAXALIGN(sizeof(Contingency));
	Contingency *c;
	uint32 at = size;

	for (int k = 0; k < 2; k++)
	{
		if (!compact)
			slots[k] = dict_slots_for(rooms->entries[k]);
		size += dict_size(rooms->entries[k], slots[k], rooms->bytes[k]);
	}
	size += rooms->cells * sizeof(Cell);
	c = summary_alloc(SUMMARY_CONTINGENCY, size);
	for (int k = 0; k < 2; k++)
		at = dict_place(&c->dict[k], at, rooms->entries[k], slots[k], rooms->bytes[k]);
	c->cells_at = at;
	c->cells_room = rooms->cells;
	if (compact)
		c->head.flags |= SUMMARY_COMPACT;
	return c;
}

Contingency *
contingency_new(void)
{
	static const Rooms smallest = {{4, 4}, {32, 32}, 8};

	return make_state(&smallest, false);
}

/* The place of a cell in a working table: its own, or a free one. */
static inline Cell *
cell_place(Contingency *c, uint32 row, uint32 col)
{
	Cell *cells = contingency_cells(c);
	uint32 mask = c->cells_room - 1;
	/* the golden ratio's bits: one multiplication spreads what follow each other */
	uint32 at = (uint64) (row << 16 | col) * UINT64CONST(0x9E3779B97F4A7C15) >> 32 & mask;

	while (cells[at].n != 0 && (cells[at].row != row || cells[at].col != col))
		at = (at + 1) & mask;
	return &cells[at];
}

static void
copy_counts(Contingency *to, const Contingency *from)
{
	to->n = from->n;
	to->missing_a = from->missing_a;
	to->missing_b = from->missing_b;
	to->missing_both = from->missing_both;
	to->n_cells = from->n_cells;
}

/* A working copy of either form, with these rooms. */
static Contingency *
copy_working(const Contingency *from, const Rooms *rooms)
{
	Contingency *c = make_state(rooms, false);
	const Cell *cells = contingency_cells(from);

	CHECK_FOR_INTERRUPTS();
	copy_counts(c, from);
	for (int k = 0; k < 2; k++)
		dict_copy(c, &c->dict[k], from, &from->dict[k], NULL);
	for (uint32 i = 0; i < from->cells_room; i++)
		if (cells[i].n > 0)
			*cell_place(c, cells[i].row, cells[i].col) = cells[i];
	return c;
}

static Rooms
rooms_of(const Contingency *c)
{
	return (Rooms){
		{c->dict[0].room, c->dict[1].room}, {c->dict[0].bytes_room, c->dict[1].bytes_room}, c->cells_room};
}

/* A state that can be counted into: c, or for a compact one a working copy. */
static Contingency *
thaw(Contingency *c)
{
	Rooms rooms = rooms_of(c);

	if (!summary_is_compact(c))
		return c;
	rooms.cells = pg_nextpower2_32(Max(8, c->n_cells + c->n_cells / 2));
	return copy_working(c, &rooms);
}

/* Number a label that may be new, growing the state if there is no room. */
static Contingency *
intern(Contingency *c, int k, const Label *label, uint32 *number)
{
	int found = dict_find(c, &c->dict[k], label);

	if (found < 0 && !dict_has_room(&c->dict[k], label->len))
	{
		Rooms rooms = rooms_of(c);

		dict_grown(&c->dict[k], label->len, &rooms.entries[k], &rooms.bytes[k]);
		c = copy_working(c, &rooms);
	}
	*number = found >= 0 ? (uint32) found : dict_add(c, &c->dict[k], label);
	return c;
}

/* Room for one cell more, the table at most three quarters full. */
static Contingency *
reserve_cell(Contingency *c)
{
	Rooms rooms = rooms_of(c);

	if (c->n_cells >= MRS_MAX_CELLS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many cells"),
				 errdetail("A contingency can have at most %d cells that are not empty.", MRS_MAX_CELLS),
				 errhint("Group the values first, e.g. with round(), width_bucket() or a CASE in a view.")));
	if (4 * (c->n_cells + 1) <= 3 * c->cells_room)
		return c;
	rooms.cells *= 2;
	return copy_working(c, &rooms);
}

Contingency *
contingency_count(Contingency *c, const Label *a, const Label *b, int64 n)
{
	uint32 row;
	uint32 col;
	Cell *cell;

	c = intern(c, 0, a, &row);
	c = intern(c, 1, b, &col);
	cell = cell_place(c, row, col);
	if (cell->n == 0)
	{
		c = reserve_cell(c);
		cell = cell_place(c, row, col);
		cell->row = row;
		cell->col = col;
		c->n_cells++;
	}
	cell->n = count_add(cell->n, n);
	c->n = count_add(c->n, n);
	return c;
}

/* One row more of a cell that has some: what almost every row is.  False where that has to be looked up. */
static inline bool
count_again(Contingency *c, const Label *a, const Label *b)
{
	int row = dict_find_memo(&c->dict[0], a);
	int col = dict_find_memo(&c->dict[1], b);
	Cell *cell;

	if (row < 0 || col < 0 || unlikely(c->n >= MRS_MAX_ROWS))
		return false;
	cell = cell_place(c, row, col);
	if (cell->n == 0)
		return false;
	cell->n++;
	c->n++;
	return true;
}

/* n rows of a pair of labels; one that is NULL is missing. */
static Contingency *
count_rows(Contingency *c, const Label *a, const Label *b, int64 n)
{
	int64 *missing = a ? &c->missing_b : b ? &c->missing_a : &c->missing_both;

	if (a && b)
		return n > 0 ? contingency_count(c, a, b, n) : c;
	*missing = count_add(*missing, n);
	return c;
}

/* ---- the compact form ---- */

static int
compare_cells(const void *pa, const void *pb)
{
	const Cell *a = pa;
	const Cell *b = pb;

	CHECK_FOR_INTERRUPTS(); /* PostgreSQL's qsort has no memory of its own */
	return a->row != b->row ? (int) a->row - b->row : (int) a->col - b->col;
}

/* The cells under the new numbers of their labels, sorted. */
static void
compact_cells(Contingency *to, const Contingency *from, uint32 *const order[2])
{
	const Cell *cells = contingency_cells(from);
	Cell *out = contingency_cells(to);
	uint32 *rank[2];
	uint32 n = 0;

	for (int k = 0; k < 2; k++)
	{
		rank[k] = palloc(Max(from->dict[k].n, 1) * sizeof(uint32));
		for (uint32 i = 0; i < from->dict[k].n; i++)
			rank[k][order[k][i]] = i;
	}
	for (uint32 i = 0; i < from->cells_room; i++)
		if (cells[i].n > 0)
			out[n++] = (Cell){.row = rank[0][cells[i].row], .col = rank[1][cells[i].col], .n = cells[i].n};
	qsort(out, n, sizeof(Cell), compare_cells);
	pfree(rank[0]);
	pfree(rank[1]);
}

Contingency *
contingency_compact(Contingency *c)
{
	Rooms rooms;
	Contingency *compact;
	uint32 *order[2];

	if (summary_is_compact(c))
		return c;
	rooms = (Rooms){{c->dict[0].n, c->dict[1].n}, {c->dict[0].bytes_used, c->dict[1].bytes_used}, c->n_cells};
	compact = make_state(&rooms, true);
	copy_counts(compact, c);
	for (int k = 0; k < 2; k++)
	{
		order[k] = palloc(Max(c->dict[k].n, 1) * sizeof(uint32));
		dict_sort(c, &c->dict[k], order[k]);
		dict_copy(compact, &compact->dict[k], c, &c->dict[k], order[k]);
	}
	compact_cells(compact, c, order);
	pfree(order[0]);
	pfree(order[1]);
	return compact;
}

/* ---- the transition, merge and final functions ---- */

static Contingency *
writable(FunctionCallInfo fcinfo)
{
	Contingency *c = summary_in_place(fcinfo, SUMMARY_CONTINGENCY);

	if (likely(c != NULL))
		return c;
	c = summary_writable(fcinfo, SUMMARY_CONTINGENCY);
	if (c == NULL)
		return contingency_new();
	dict_renew(&c->dict[0]);
	dict_renew(&c->dict[1]);
	return thaw(c);
}

static Datum
result(FunctionCallInfo fcinfo, Contingency *c)
{
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? c : contingency_compact(c));
}

/* The rows that a call stands for: the argument at this place where the function has one, else 1 */
static int64
rows_arg(FunctionCallInfo fcinfo, int arg)
{
	int64 n = PG_NARGS() <= arg ? 1 : PG_ARGISNULL(arg) ? 0 : PG_GETARG_INT64(arg);

	if (n < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a count cannot be negative"),
				 errdetail("It is " INT64_FORMAT ".", n), errhint("Give the number of rows of the cell.")));
	return n;
}

static Datum
add_rows(FunctionCallInfo fcinfo, Contingency *c, const Label *a, const Label *b, int count_arg)
{
	if (likely(PG_NARGS() <= count_arg && a && b && count_again(c, a, b)))
		return result(fcinfo, c);
	return result(fcinfo, count_rows(c, a, b, rows_arg(fcinfo, count_arg)));
}

/*
 * contingency_accum(mrs_contingency, a "any", b "any"): one row.  A NULL state is an empty one; a category
 * that is NULL (or NaN) is missing, and its row is counted as such.  contingency_from_accum has a count of rows as
 * a further argument: NULL is 0, a negative one error 22023.
 */
Datum
mrs_contingency_accum(PG_FUNCTION_ARGS)
{
	LabelReader *readers = label_readers(fcinfo, 1, 2);
	Contingency *c = writable(fcinfo);
	const Label *label[2];

	for (int k = 0; k < 2; k++)
		label[k] = PG_ARGISNULL(k + 1) ? NULL : label_read(readers, k, PG_GETARG_DATUM(k + 1));
	return add_rows(fcinfo, c, label[0], label[1], 3);
}

/* contingency_accum(mrs_contingency, a "any"): the same for one variable, in the column of all rows */
Datum
mrs_contingency_accum_one(PG_FUNCTION_ARGS)
{
	LabelReader *readers = label_readers(fcinfo, 1, 1);
	Contingency *c = writable(fcinfo);
	const Label *label = PG_ARGISNULL(1) ? NULL : label_read(readers, 0, PG_GETARG_DATUM(1));

	return add_rows(fcinfo, c, label, label_of_all(), 2);
}

/* The label of a text argument; NULL where that is */
static const Label *
text_label(FunctionCallInfo fcinfo, int arg, Label *label)
{
	if (PG_ARGISNULL(arg))
		return NULL;
	label_from_text(PG_GETARG_DATUM(arg), label);
	return label;
}

/* contingency_accum(mrs_contingency, a text, b text): the same, relying on nothing but its arguments */
Datum
mrs_contingency_accum_text(PG_FUNCTION_ARGS)
{
	Contingency *c = writable(fcinfo);
	Label label[2];

	return add_rows(fcinfo, c, text_label(fcinfo, 1, &label[0]), text_label(fcinfo, 2, &label[1]), 3);
}

/* contingency_accum(mrs_contingency, a text): the same for one variable */
Datum
mrs_contingency_accum_one_text(PG_FUNCTION_ARGS)
{
	Contingency *c = writable(fcinfo);
	Label label;

	return add_rows(fcinfo, c, text_label(fcinfo, 1, &label), label_of_all(), 2);
}

static Contingency *
merge_into(Contingency *c, const Contingency *other)
{
	const Cell *cells = contingency_cells(other);

	for (uint32 i = 0; i < other->cells_room; i++)
	{
		Label a;
		Label b;

		CHECK_FOR_INTERRUPTS();
		if (cells[i].n == 0)
			continue;
		a = dict_label(other, &other->dict[0], cells[i].row);
		b = dict_label(other, &other->dict[1], cells[i].col);
		if (summary_is_compact(other))
		{
			a.hash = label_hash(a.text, a.len);
			b.hash = label_hash(b.text, b.len);
		}
		c = contingency_count(c, &a, &b, cells[i].n);
	}
	c->missing_a = count_add(c->missing_a, other->missing_a);
	c->missing_b = count_add(c->missing_b, other->missing_b);
	c->missing_both = count_add(c->missing_both, other->missing_both);
	return c;
}

/* contingency_merge(a, b): the summary of the rows of both; NULL is no rows */
Datum
mrs_contingency_merge(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return summary_merge_null(fcinfo);
	return result(fcinfo, merge_into(writable(fcinfo), (Contingency *) summary_detoast(PG_GETARG_DATUM(1),
																					   SUMMARY_CONTINGENCY)));
}

/* the final function of the aggregates contingency and rollup: the compact form */
Datum
mrs_contingency_final(PG_FUNCTION_ARGS)
{
	return PointerGetDatum(
		contingency_compact((Contingency *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_CONTINGENCY)));
}

ContingencyView *
contingency_view(Datum datum)
{
	Contingency *c = contingency_compact((Contingency *) summary_detoast(datum, SUMMARY_CONTINGENCY));
	ContingencyView *view = palloc(sizeof(ContingencyView));
	const Cell *cells = contingency_cells(c);

	view->n_rows = c->dict[0].n;
	view->n_cols = c->dict[1].n;
	view->row_labels = dict_texts(c, &c->dict[0]);
	view->col_labels = dict_texts(c, &c->dict[1]);
	view->row_numbers = dict_numbers(c, &c->dict[0]);
	view->col_numbers = dict_numbers(c, &c->dict[1]);
	view->n_cells = c->n_cells;
	view->cells = palloc(Max(c->n_cells, 1) * sizeof(ContingencyCell));
	for (uint32 i = 0; i < c->n_cells; i++)
		view->cells[i] = (ContingencyCell){cells[i].row, cells[i].col, cells[i].n};
	CHECK_FOR_INTERRUPTS();
	view->n = c->n;
	view->missing_a = c->missing_a;
	view->missing_b = c->missing_b;
	view->missing_both = c->missing_both;
	return view;
}
