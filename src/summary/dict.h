/*
 * dict.h: the categories of one variable, inside a flat summary
 *
 * A dictionary is a region of its summary: entries, then an open-addressing table of their numbers, then the
 * bytes of the labels.  A compact summary's entries are sorted, its table is absent, and there is no slack.
 */
#ifndef MRS_SUMMARY_DICT_H
#define MRS_SUMMARY_DICT_H

#include "pg/compat.h"
#include "pg/label.h"

typedef struct DictEntry
{
	uint32 hash;   /* 0 in the compact form */
	uint32 offset; /* of the label, in the dictionary's bytes */
	uint32 len;
	float4 position; /* of an enum's label, else LABEL_NO_POSITION */
} DictEntry;

typedef struct Dict
{
	uint32 n;     /* categories */
	uint32 room;  /* entries there is room for */
	uint32 slots; /* size of the table: a power of 2 of at least 2 * room; 0 in the compact form */
	uint32 bytes_used;
	uint32 bytes_room;
	uint32 at; /* where the region starts, in bytes from the start of the summary */
	/*
	 * Of the working form: the process's own name for this dictionary, in which no label ever gets another number.  A
	 * larger copy keeps it, any other copy that goes its own way must get a new one.
	 */
	uint64 stamp;
} Dict;

/* Bytes that a region takes. */
size_t dict_size(uint32 room, uint32 slots, uint32 bytes_room);
/* Start an empty dictionary at a place of a zeroed summary; returns the place after it. */
uint32 dict_place(Dict *dict, uint32 at, uint32 room, uint32 slots, uint32 bytes_room);

/* An error if a variable cannot have n categories. */
void dict_check_size(uint32 n);

Label dict_label(const void *base, const Dict *dict, uint32 i);

/* The number of a label, or -1.  Needs the table. */
int dict_find(void *base, Dict *dict, const Label *label);

/* The number of a label that was found in this dictionary last; -1 if that is not so, or it has no memo. */
static inline int
dict_find_memo(const Dict *dict, const Label *label)
{
	const LabelMemo *memo = label->memo;

	return memo && memo->stamp == dict->stamp && memo->number < dict->n ? (int) memo->number : -1;
}

/* A copy whose original lives on: it is another dictionary from now on. */
void dict_renew(Dict *dict);
/* Room for one label more? */
bool dict_has_room(const Dict *dict, uint32 len);
/* room and bytes_room of a dictionary that has to take this label too: at most doubled; an error past the
 * limit */
void dict_grown(const Dict *dict, uint32 len, uint32 *room, uint32 *bytes_room);
/* Append a label that is not there yet; there must be room.  Returns its number. */
uint32 dict_add(void *base, Dict *dict, const Label *label);
/* Append all labels of one dictionary to an empty one, in the given order (NULL: as they are). */
void dict_copy(void *base, Dict *dict, const void *from_base, const Dict *from, const uint32 *order);
/* The canonical order of the categories: order[k] is the number of the k-th. */
void dict_sort(const void *base, const Dict *dict, uint32 *order);
/* The power of 2 of slots for this many entries. */
uint32 dict_slots_for(uint32 room);

/* NUL-terminated copies of all labels */
const char **dict_texts(const void *base, const Dict *dict);
/* The labels' values; NULL unless every one of them is a number */
const double *dict_numbers(const void *base, const Dict *dict);

#endif
