/*
 * dict.c: the categories of one variable, inside a flat summary
 */
#include "summary/dict.h"

#include "port/pg_bitutils.h"

static DictEntry *
entries(const void *base, const Dict *dict)
{
	return (DictEntry *) ((char *) base + dict->at);
}

static uint16 *
slots(const void *base, const Dict *dict)
{
	return (uint16 *) (entries(base, dict) + dict->room);
}

static char *
bytes(const void *base, const Dict *dict)
{
	return (char *) slots(base, dict) + MAXALIGN(dict->slots * sizeof(uint16));
}

uint32
dict_slots_for(uint32 room)
{
	return pg_nextpower2_32(2 * Max(room, 4));
}

size_t
dict_size(uint32 room, uint32 n_slots, uint32 bytes_room)
{
	return room * sizeof(DictEntry) + MAXALIGN(n_slots * sizeof(uint16)) + MAXALIGN(bytes_room);
}

uint32
dict_place(Dict *dict, uint32 at, uint32 room, uint32 n_slots, uint32 bytes_room)
{
	dict->n = 0;
	dict->room = room;
	dict->slots = n_slots;
	dict->bytes_used = 0;
	dict->bytes_room = bytes_room;
	dict->at = at;
	if (n_slots > 0)
		dict_renew(dict);
	return at + dict_size(room, n_slots, bytes_room);
}

void
dict_renew(Dict *dict)
{
	static uint64 last = 0;

	dict->stamp = ++last;
}

Label
dict_label(const void *base, const Dict *dict, uint32 i)
{
	const DictEntry *entry = &entries(base, dict)[i];

	return (Label){.text = bytes(base, dict) + entry->offset,
				   .len = entry->len,
				   .hash = entry->hash,
				   .position = entry->position};
}

static void
remember(const Dict *dict, const Label *label, uint32 number)
{
	if (label->memo)
		*label->memo = (LabelMemo){dict->stamp, number};
}

/* Merging must not depend on the order: the smaller position wins, and any beats none (infinity). */
int
dict_find(void *base, Dict *dict, const Label *label)
{
	DictEntry *entry = entries(base, dict);
	uint16 *slot = slots(base, dict);
	char *text = bytes(base, dict);
	uint32 mask = dict->slots - 1;
	int known = dict_find_memo(dict, label);

	if (known >= 0)
		return known;
	for (uint32 at = label->hash & mask; slot[at] != 0; at = (at + 1) & mask)
	{
		DictEntry *e = &entry[slot[at] - 1];

		if (e->hash == label->hash && e->len == label->len &&
			memcmp(text + e->offset, label->text, e->len) == 0)
		{
			if (label->position < e->position)
				e->position = label->position;
			remember(dict, label, slot[at] - 1);
			return slot[at] - 1;
		}
	}
	return -1;
}

bool
dict_has_room(const Dict *dict, uint32 len)
{
	return dict->n < dict->room && dict->bytes_room - dict->bytes_used >= len;
}

void
dict_check_size(uint32 n)
{
	if (n > MRS_MAX_CATEGORIES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many categories"),
				 errdetail("A variable of a summary can have at most %d categories.", MRS_MAX_CATEGORIES),
				 errhint("Group the values first, e.g. with round(), width_bucket() or a CASE in a view.")));
}

void
dict_grown(const Dict *dict, uint32 len, uint32 *room, uint32 *bytes_room)
{
	dict_check_size(dict->n + 1);
	*room = dict->room;
	*bytes_room = dict->bytes_room;
	if (dict->n == dict->room)
		*room = Max(4, Min(2 * dict->room, MRS_MAX_CATEGORIES));
	while (*bytes_room - dict->bytes_used < len)
		*bytes_room = Max(32, 2 * *bytes_room);
}

uint32
dict_add(void *base, Dict *dict, const Label *label)
{
	DictEntry *entry = &entries(base, dict)[dict->n];

	Assert(dict_has_room(dict, label->len));
	entry->offset = dict->bytes_used;
	entry->len = label->len;
	entry->position = label->position;
	memcpy(bytes(base, dict) + entry->offset, label->text, label->len);
	dict->bytes_used += label->len;
	dict->n++;
	if (dict->slots > 0)
	{
		uint16 *slot = slots(base, dict);
		uint32 mask = dict->slots - 1;
		uint32 at = label->hash & mask;

		while (slot[at] != 0)
			at = (at + 1) & mask;
		slot[at] = dict->n;
		entry->hash = label->hash;
		remember(dict, label, dict->n - 1);
	}
	return dict->n - 1;
}

void
dict_copy(void *base, Dict *dict, const void *from_base, const Dict *from, const uint32 *order)
{
	for (uint32 k = 0; k < from->n; k++)
	{
		Label label = dict_label(from_base, from, order ? order[k] : k);

		label.hash = label_hash(label.text, label.len);
		dict_add(base, dict, &label);
	}
	if (order == NULL && from->stamp != 0)
		dict->stamp = from->stamp;
}

/* ---- the canonical order ---- */

typedef struct SortKey
{
	Label label;
	double number;
	uint32 i;
} SortKey;

static int
compare_text(const SortKey *a, const SortKey *b)
{
	int order = memcmp(a->label.text, b->label.text, Min(a->label.len, b->label.len));

	return order != 0 ? order : (a->label.len > b->label.len) - (a->label.len < b->label.len);
}

/* by number (an enum's position, or the value), and text in C order where those are the same */
static int
compare_keys(const void *pa, const void *pb)
{
	const SortKey *a = pa;
	const SortKey *b = pb;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	return compare_text(a, b);
}

void
dict_sort(const void *base, const Dict *dict, uint32 *order)
{
	SortKey *keys = palloc(Max(dict->n, 1) * sizeof(SortKey));
	bool all_enum = true;
	bool all_numbers = true;

	for (uint32 i = 0; i < dict->n; i++)
	{
		keys[i].label = dict_label(base, dict, i);
		keys[i].i = i;
		all_enum = all_enum && keys[i].label.position != LABEL_NO_POSITION;
		all_numbers = all_numbers && label_is_number(&keys[i].label);
	}
	for (uint32 i = 0; i < dict->n; i++)
		keys[i].number = all_enum ? keys[i].label.position : all_numbers ? label_number(&keys[i].label) : 0;
	qsort(keys, dict->n, sizeof(SortKey), compare_keys);
	for (uint32 i = 0; i < dict->n; i++)
		order[i] = keys[i].i;
	pfree(keys);
}

const char **
dict_texts(const void *base, const Dict *dict)
{
	const char **texts = palloc(Max(dict->n, 1) * sizeof(char *));

	for (uint32 i = 0; i < dict->n; i++)
	{
		Label label = dict_label(base, dict, i);

		texts[i] = pnstrdup(label.text, label.len);
	}
	return texts;
}

const double *
dict_numbers(const void *base, const Dict *dict)
{
	double *numbers = palloc(Max(dict->n, 1) * sizeof(double));

	for (uint32 i = 0; i < dict->n; i++)
	{
		Label label = dict_label(base, dict, i);

		if (!label_is_number(&label))
			return NULL;
		numbers[i] = label_number(&label);
	}
	return numbers;
}
