/*
 * fisher_table.c: Fisher's exact test of a table larger than 2 x 2, by Mehta and Patel's network
 *
 * A path's length is the sum of -ln n! over the cells filled: with the totals given, the table's probability but for a
 * factor.  Lengths are integers, in units of 2^-46, and additive in the primes, so that tables of equal probability
 * have equal lengths, whatever the counts that made it.
 */
#include "stats/fisher_table.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/dist.h"
#include "stats/status.h"

#define UNIT 0x1p-46
#define NONE UINT32_MAX

/* Row totals that remain, and the extreme lengths from there to the end */
typedef struct Node
{
	int64_t longest;
	int64_t shortest;
	uint32_t pasts; /* the first of those that lead here */
	uint32_t unused;
} Node;

/* One length with which paths arrive at a node, and how many tables it stands for */
typedef struct Past
{
	int64_t length;
	double tables;
	uint32_t node;
	uint32_t next; /* of the same node */
} Past;

typedef struct SortedPast
{
	int64_t length;
	double tables;
	double log_sum; /* ln of the sum of tables * exp(length) up to here */
} SortedPast;

/*
 * The pasts of this stage's nodes and of the next.  The places, number + 1 or 0, find those of the next by node and
 * length; what a node of this stage had is free for the next when the node is done.
 */
typedef struct Pasts
{
	uint32_t n;
	uint32_t room;
	uint32_t free; /* the first of those given back */
	uint32_t mask; /* places - 1, a power of 2 - 1 */
	Past *past;
	uint32_t *place;
} Pasts;

typedef enum Task
{
	FIND_NODES,
	FIND_EXTREMES,
	COUNT_TABLES
} Task;

typedef struct Network
{
	int n_rows;
	int n_cols;
	int *col;        /* totals, the largest first */
	int *key;        /* n_rows row totals of each node */
	int *child;      /* what a column leaves of the node's */
	int *sorted;     /* the same, the largest first */
	int *capacity;   /* of the node's rows from each on */
	double *rest;    /* sum of ln c! of the columns from each on */
	uint32_t *first; /* the first node of each stage */
	int64_t *length; /* ln k! */
	Node *node;
	uint32_t *node_place;
	uint32_t n_nodes;
	uint32_t node_room; /* places are twice as many, a power of 2 */
	Pasts pasts;
	SortedPast *reached; /* the pasts of the node at work */
	uint32_t n_reached;
	uint32_t reached_room;
	Task task;
	uint32_t at; /* the node at work */
	int stage;
	int64_t limit; /* the observed length, and a little more */
	double log_factor;
	double p;
	int64_t steps;
	uint32_t calls;
	FisherOutcome outcome;
} Network;

/* ---- memory ---- */

typedef struct Arena
{
	char *next;
	size_t left;
	bool failed;
} Arena;

static void *
take(Arena *arena, size_t bytes)
{
	void *got = arena->next;

	bytes = (bytes + 15) & ~(size_t) 15;
	if (bytes > arena->left)
	{
		arena->failed = true;
		return NULL;
	}
	arena->next += bytes;
	arena->left -= bytes;
	return got;
}

/* The largest power of 2 of things of this size for which there are so many bytes */
static uint32_t
room_for(size_t bytes, size_t each)
{
	uint32_t room = 2;

	while (2 * (size_t) room * each <= bytes && room < (1U << 30))
		room *= 2;
	return room;
}

/* An eighth for the nodes; of the rest up to three eighths for places, which are at most three quarters full */
static bool
lay_out(Network *net, int n, void *memory, size_t bytes)
{
	Arena arena = {memory, bytes, false};
	Pasts *pasts = &net->pasts;

	net->col = take(&arena, net->n_cols * sizeof(int));
	net->child = take(&arena, net->n_rows * sizeof(int));
	net->sorted = take(&arena, net->n_rows * sizeof(int));
	net->capacity = take(&arena, (net->n_rows + 1) * sizeof(int));
	net->rest = take(&arena, (net->n_cols + 1) * sizeof(double));
	net->first = take(&arena, (net->n_cols + 1) * sizeof(uint32_t));
	net->length = take(&arena, (n + 1) * sizeof(int64_t));
	net->node_room = room_for(bytes / 8, sizeof(Node) + net->n_rows * sizeof(int) + 2 * sizeof(uint32_t));
	net->node = take(&arena, net->node_room * sizeof(Node));
	net->key = take(&arena, net->node_room * (size_t) net->n_rows * sizeof(int));
	net->node_place = take(&arena, 2 * (size_t) net->node_room * sizeof(uint32_t));
	if (arena.failed)
		return false;
	pasts->mask = room_for(arena.left * 3 / 8, sizeof(uint32_t)) - 1;
	pasts->place = take(&arena, ((size_t) pasts->mask + 1) * sizeof(uint32_t));
	net->reached_room = (uint32_t) (arena.left / 4 / sizeof(SortedPast));
	net->reached = take(&arena, net->reached_room * sizeof(SortedPast));
	pasts->room = (uint32_t) (arena.left / sizeof(Past));
	if (pasts->room > pasts->mask / 4 * 3)
		pasts->room = pasts->mask / 4 * 3;
	pasts->past = take(&arena, pasts->room * sizeof(Past));
	return !arena.failed;
}

/* ---- nodes ---- */

static const int *
key_of(const Network *net, uint32_t node)
{
	return net->key + (size_t) node * net->n_rows;
}

/* The bits of the golden ratio spread what is mixed in. */
static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ (hash >> 29);
}

static void
sort_child(Network *net)
{
	for (int i = 0; i < net->n_rows; i++)
	{
		int total = net->child[i];
		int at = i;

		for (; at > 0 && net->sorted[at - 1] < total; at--)
			net->sorted[at] = net->sorted[at - 1];
		net->sorted[at] = total;
	}
}

/* The node with the sorted totals; made if it is new.  NONE where there is no room. */
static uint32_t
find_node(Network *net)
{
	size_t bytes = net->n_rows * sizeof(int);
	uint32_t mask = 2 * net->node_room - 1;
	uint64_t hash = 0;
	uint32_t at;

	net->steps += net->n_rows;
	sort_child(net);
	for (int i = 0; i < net->n_rows; i++)
		hash = mix(hash, (uint64_t) net->sorted[i]);
	for (at = hash & mask; net->node_place[at] != 0; at = (at + 1) & mask)
		if (memcmp(key_of(net, net->node_place[at] - 1), net->sorted, bytes) == 0)
			return net->node_place[at] - 1;
	if (net->n_nodes == net->node_room)
		return NONE;
	memcpy(net->key + (size_t) net->n_nodes * net->n_rows, net->sorted, bytes);
	net->node[net->n_nodes] = (Node){.longest = INT64_MIN, .shortest = INT64_MAX, .pasts = NONE};
	net->node_place[at] = ++net->n_nodes;
	return net->n_nodes - 1;
}

/* ---- pasts ---- */

/* A past to be filled in; NONE where there is no room */
static uint32_t
new_past(Pasts *pasts)
{
	uint32_t number = pasts->free;

	if (number != NONE)
		pasts->free = pasts->past[number].next;
	else if (pasts->n < pasts->room)
		number = pasts->n++;
	return number;
}

static bool
add_past(Network *net, uint32_t node, int64_t length, double tables)
{
	Pasts *pasts = &net->pasts;
	uint32_t at = mix(mix(0, node), (uint64_t) length) & pasts->mask;
	uint32_t number;

	for (; pasts->place[at] != 0; at = (at + 1) & pasts->mask)
	{
		Past *past = &pasts->past[pasts->place[at] - 1];

		if (past->node == node && past->length == length)
		{
			past->tables += tables;
			return true;
		}
	}
	number = new_past(pasts);
	if (number == NONE)
		return false;
	pasts->past[number] = (Past){length, tables, node, net->node[node].pasts};
	net->node[node].pasts = number;
	pasts->place[at] = number + 1;
	return true;
}

/* Move the pasts of the node at work where they can be sorted. */
static bool
take_pasts(Network *net)
{
	Past *past = net->pasts.past;
	uint32_t next;

	net->n_reached = 0;
	for (uint32_t i = net->node[net->at].pasts; i != NONE; i = next)
	{
		if (net->n_reached == net->reached_room)
			return false;
		next = past[i].next;
		net->reached[net->n_reached++] = (SortedPast){past[i].length, past[i].tables, 0};
		past[i].next = net->pasts.free;
		net->pasts.free = i;
	}
	return true;
}

static int
compare_lengths(const void *pa, const void *pb)
{
	int64_t a = ((const SortedPast *) pa)->length;
	int64_t b = ((const SortedPast *) pb)->length;

	stats_poll();
	return (a > b) - (a < b);
}

static void
sort_pasts(Network *net)
{
	double log_sum = -INFINITY;

	stats_sort(net->reached, net->n_reached, sizeof(SortedPast), compare_lengths);
	for (uint32_t i = 0; i < net->n_reached; i = (uint32_t) stats_next(i))
	{
		SortedPast *r = &net->reached[i];
		double log_term = log(r->tables) + (double) r->length * UNIT;
		double larger = fmax(log_sum, log_term);

		log_sum = larger + log1p(exp(fmin(log_sum, log_term) - larger));
		r->log_sum = log_sum;
	}
}

/* How many of the node's pasts are no longer than this */
static uint32_t
not_longer(const Network *net, int64_t length)
{
	uint32_t low = 0;
	uint32_t high = net->n_reached;

	while (low < high)
	{
		uint32_t middle = low + (high - low) / 2;

		if (net->reached[middle].length <= length)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* ---- arcs ---- */

/* Count all tables that begin with one of the first n pasts and go on with this logarithm of weights. */
static void
count_all(Network *net, uint32_t n, double log_rest)
{
	if (n > 0)
		net->p += exp(net->reached[n - 1].log_sum + log_rest + net->log_factor);
}

/* The sum of exp(length) over all ways from a node on: R! / (product of r! and of the columns' c!) */
static double
log_ways(const Network *net, uint32_t node, int stage)
{
	const int *key = key_of(net, node);
	int64_t length = 0;
	int total = 0;

	for (int i = 0; i < net->n_rows; i++)
	{
		length -= net->length[key[i]];
		total += key[i];
	}
	return (double) (length + net->length[total]) * UNIT - net->rest[stage];
}

static void
count_arc(Network *net, int64_t arc, uint32_t child)
{
	const Node *to = &net->node[child];
	uint32_t all = not_longer(net, net->limit - arc - to->longest);
	uint32_t some = not_longer(net, net->limit - arc - to->shortest);

	if (all > 0)
		count_all(net, all, (double) arc * UNIT + log_ways(net, child, net->stage + 1));
	net->steps += some - all;
	for (uint32_t i = all; i < some; i = (uint32_t) stats_next(i))
		if (!add_past(net, child, net->reached[i].length + arc, net->reached[i].tables))
		{
			net->outcome = FISHER_NEEDS_MEMORY;
			break;
		}
}

static void
update_extremes(Network *net, int64_t longest, int64_t shortest)
{
	Node *node = &net->node[net->at];

	if (longest > node->longest)
		node->longest = longest;
	if (shortest < node->shortest)
		node->shortest = shortest;
}

/* A column is filled.  With two left, that fills the other one too. */
static void
visit_arc(Network *net, int64_t arc)
{
	bool last = net->stage == net->n_cols - 2;
	uint32_t child = last ? NONE : find_node(net);

	if (!last && child == NONE)
		net->outcome = FISHER_NEEDS_MEMORY;
	else if (net->task == FIND_EXTREMES && last)
		update_extremes(net, arc, arc);
	else if (net->task == FIND_EXTREMES)
		update_extremes(net, arc + net->node[child].longest, arc + net->node[child].shortest);
	else if (net->task == COUNT_TABLES && last)
		count_all(net, not_longer(net, net->limit - arc), (double) arc * UNIT);
	else if (net->task == COUNT_TABLES)
		count_arc(net, arc, child);
}

/* All ways to put what is left of a column into the rows from this one on */
static void
fill_rows(Network *net, int row, int left, int64_t arc)
{
	int total = key_of(net, net->at)[row];
	int least = left - net->capacity[row + 1];
	bool last = net->stage == net->n_cols - 2;

	net->steps++;
	if (net->calls++ % 65536 == 0)
		stats_poll();
	if (net->steps > FISHER_MOST_STEPS)
		net->outcome = FISHER_TOO_LARGE;
	for (int x = least > 0 ? least : 0; x <= total && x <= left && net->outcome == FISHER_DONE; x++)
	{
		int64_t here = arc - net->length[x] - (last ? net->length[total - x] : 0);

		net->child[row] = total - x;
		if (row + 1 < net->n_rows)
			fill_rows(net, row + 1, left - x, here);
		else
			visit_arc(net, here);
	}
}

static void
visit_node(Network *net, uint32_t node)
{
	const int *key = key_of(net, node);

	net->at = node;
	net->capacity[net->n_rows] = 0;
	for (int i = net->n_rows - 1; i >= 0; i--)
		net->capacity[i] = net->capacity[i + 1] + key[i];
	if (net->task == COUNT_TABLES)
	{
		if (!take_pasts(net))
			net->outcome = FISHER_NEEDS_MEMORY;
		if (net->n_reached == 0)
			return;
		sort_pasts(net);
	}
	fill_rows(net, 0, net->col[net->stage], 0);
}

static void
visit_stage(Network *net, int stage)
{
	net->stage = stage;
	for (uint32_t i = net->first[stage]; i < net->first[stage + 1] && net->outcome == FISHER_DONE; i++)
		visit_node(net, i);
}

/* ---- the three passes ---- */

/* Forwards: the nodes of each stage, up to the one with two columns left */
static void
find_nodes(Network *net)
{
	net->task = FIND_NODES;
	net->first[0] = 0;
	net->first[1] = net->n_nodes;
	for (int stage = 0; stage < net->n_cols - 2; stage++)
	{
		visit_stage(net, stage);
		net->first[stage + 2] = net->n_nodes;
	}
}

static void
find_extremes(Network *net)
{
	net->task = FIND_EXTREMES;
	for (int stage = net->n_cols - 2; stage >= 0; stage--)
		visit_stage(net, stage);
}

static void
count_tables(Network *net)
{
	size_t place_bytes = ((size_t) net->pasts.mask + 1) * sizeof(uint32_t);

	net->task = COUNT_TABLES;
	net->pasts.free = NONE;
	memset(net->pasts.place, 0, place_bytes);
	add_past(net, 0, 0, 1);
	for (int stage = 0; stage < net->n_cols - 1; stage++)
	{
		memset(net->pasts.place, 0, place_bytes);
		visit_stage(net, stage);
	}
}

/* ---- from a table ---- */

static int
compare_falling(const void *pa, const void *pb)
{
	return *(const int *) pb - *(const int *) pa;
}

static void
read_totals(Network *net, const CrossTable *t, bool turned)
{
	const double *rows = turned ? t->col_total : t->row_total;
	const double *cols = turned ? t->row_total : t->col_total;

	for (int i = 0; i < net->n_rows; i++)
		net->child[i] = (int) rows[i];
	for (int j = 0; j < net->n_cols; j++)
		net->col[j] = (int) cols[j];
	qsort(net->col, net->n_cols, sizeof(int), compare_falling);
	net->rest[net->n_cols] = 0;
	for (int j = net->n_cols - 1; j >= 0; j--)
		net->rest[j] = net->rest[j + 1] + (double) net->length[net->col[j]] * UNIT;
}

/* ln k!, every prime's logarithm rounded once */
static void
add_up_logarithms(int64_t *length, int n)
{
	length[0] = length[1] = 0;
	for (int k = 2; k <= n; k++)
	{
		int divisor = 2;

		while (divisor * divisor <= k && k % divisor != 0)
			divisor++;
		length[k] = length[k - 1];
		if (divisor * divisor > k)
			length[k] += llrint(log(k) / UNIT);
		else
			length[k] +=
				length[divisor] - length[divisor - 1] + length[k / divisor] - length[k / divisor - 1];
	}
}

static void
read_table(Network *net, const CrossTable *t, bool turned)
{
	int64_t factor;

	add_up_logarithms(net->length, (int) t->n);
	read_totals(net, t, turned);
	net->limit = llrint(log1p(1e-7) / UNIT);
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		net->limit -= net->length[t->cells[i].n];
	factor = -net->length[(int) t->n];
	for (int i = 0; i < net->n_rows; i++)
		factor += net->length[net->child[i]];
	net->log_factor = (double) factor * UNIT + net->rest[0];
	memset(net->node_place, 0, 2 * (size_t) net->node_room * sizeof(uint32_t));
	find_node(net);
}

FisherOutcome
fisher_table_p(const CrossTable *t, void *memory, size_t bytes, double *p)
{
	bool turned = t->n_rows > t->n_cols;
	Network net = {.n_rows = turned ? t->n_cols : t->n_rows, .n_cols = turned ? t->n_rows : t->n_cols};

	*p = NAN;
	if (t->n > FISHER_MOST_COUNTED || net.n_rows > FISHER_MOST_CATEGORIES)
		return FISHER_TOO_LARGE;
	if (!lay_out(&net, (int) t->n, memory, bytes))
		return FISHER_NEEDS_MEMORY;
	read_table(&net, t, turned);
	find_nodes(&net);
	if (net.outcome == FISHER_DONE)
		find_extremes(&net);
	if (net.outcome == FISHER_DONE)
		count_tables(&net);
	if (net.outcome == FISHER_DONE)
		*p = above_zero(fmin(1, net.p));
	return net.outcome;
}
