/*
 * label_reader.c: values of any type as labels, with a cache so that the hot path makes no text
 */
#include "pg/label.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "common/shortest_dec.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

/*
 * Values are looked up by their bytes in a direct-mapped cache.  It never grows: a variable with more values than
 * places pays for a label now and then, and one with longer values (no one's category) each time.
 */
#define CACHE_BITS 10
#define CACHE_SIZE (1 << CACHE_BITS)
#define CACHE_LONGEST 64

/* Bytes that the cache owns */
typedef struct Bytes
{
	char *data;
	uint32 len;
	uint32 room;
} Bytes;

typedef struct CacheEntry
{
	bool used;
	bool present; /* false: this value is missing (NaN) */
	Datum value;  /* of a type passed by value */
	Bytes image;  /* of any other */
	Bytes text;
	Label label;
} CacheEntry;

struct LabelReader
{
	Oid type;     /* base type of a domain */
	bool is_text; /* text and varchar: the bytes are the label */
	bool is_enum;
	FmgrInfo out;
	bool byval;
	int16 length; /* typlen */
	MemoryContext memory;
	CacheEntry *cache; /* NULL for text */
};

static void
refuse_type(int position, Oid type)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("argument %d cannot be used as a category", position),
			 errdetail("It is of type %s.", format_type_be(type)),
			 errhint("Cast it to a type with a text form, e.g. x::text.")));
}

static void
reader_init(LabelReader *reader, FmgrInfo *flinfo, int arg)
{
	Oid declared = get_fn_expr_argtype(flinfo, arg);
	Oid out;
	bool varlena;

	if (!OidIsValid(declared) || get_typtype(declared) == TYPTYPE_PSEUDO)
		refuse_type(arg, declared);
	reader->type = getBaseType(declared);
	reader->is_text = reader->type == TEXTOID || reader->type == VARCHAROID;
	reader->is_enum = type_is_enum(reader->type);
	reader->memory = flinfo->fn_mcxt;
	getTypeOutputInfo(reader->type, &out, &varlena);
	fmgr_info_cxt(out, &reader->out, flinfo->fn_mcxt);
	get_typlenbyval(reader->type, &reader->length, &reader->byval);
	if (!reader->is_text)
		reader->cache = MemoryContextAllocZero(flinfo->fn_mcxt, CACHE_SIZE * sizeof(CacheEntry));
}

LabelReader *
label_readers(FunctionCallInfo fcinfo, int first, int n)
{
	FmgrInfo *flinfo = fcinfo->flinfo;

	if (flinfo->fn_extra == NULL)
	{
		LabelReader *readers = MemoryContextAllocZero(flinfo->fn_mcxt, n * sizeof(LabelReader));

		for (int i = 0; i < n; i++)
			reader_init(&readers[i], flinfo, first + i);
		flinfo->fn_extra = readers;
	}
	return flinfo->fn_extra;
}

LabelReader *
label_reader_at(LabelReader *readers, int i)
{
	return &readers[i];
}

/* numeric prints its trailing zeros: 1.00 is 1 */
static void
trim_zeros(char *text)
{
	size_t len = strlen(text);

	if (strchr(text, '.') == NULL)
		return;
	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	text[len] = '\0';
}

/* The text that a type's output function gives, whatever the session's settings are. */
static char *
canonical_output(LabelReader *reader, Datum value)
{
	static const char *const settings[][2] = {{"datestyle", "ISO, YMD"},
											  {"intervalstyle", "postgres"},
											  {"timezone", "UTC"},
											  {"bytea_output", "hex"},
											  {"extra_float_digits", "1"}};
	int level = NewGUCNestLevel();
	char *text;

	for (int i = 0; i < (int) lengthof(settings); i++)
		(void) set_config_option(settings[i][0], settings[i][1], PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE,
								 true, 0, false);
	text = OutputFunctionCall(&reader->out, value);
	AtEOXact_GUC(true, level);
	return text;
}

static void
refuse_infinity(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("an infinite number cannot be a category"),
			 errhint("Recode it first, e.g. with NULLIF(x, 'Infinity').")));
}

/* NULL: missing */
static char *
float_text(double value, bool single)
{
	char *buf = palloc(DOUBLE_SHORTEST_DECIMAL_LEN);

	if (isnan(value))
		return NULL;
	if (isinf(value))
		refuse_infinity();
	if (value == 0)
		value = 0; /* minus zero is the same category */
	if (single)
		float_to_shortest_decimal_buf((float4) value, buf);
	else
		double_to_shortest_decimal_buf(value, buf);
	return buf;
}

static char *
numeric_text(LabelReader *reader, Datum value)
{
	char *text = OutputFunctionCall(&reader->out, value);

	if (strcmp(text, "NaN") == 0)
		return NULL;
	if (strstr(text, "Infinity") != NULL)
		refuse_infinity();
	trim_zeros(text);
	return text;
}

/* The canonical text of a value, palloc'd; NULL where it counts as missing. */
static char *
canonical_text(LabelReader *reader, Datum value)
{
	char *text;

	switch (reader->type)
	{
		case BOOLOID:
			return pstrdup(DatumGetBool(value) ? "true" : "false");
		case FLOAT4OID:
			return float_text(DatumGetFloat4(value), true);
		case FLOAT8OID:
			return float_text(DatumGetFloat8(value), false);
		case NUMERICOID:
			return numeric_text(reader, value);
		case BPCHAROID:
			text = OutputFunctionCall(&reader->out, value);
			for (size_t len = strlen(text); len > 0 && text[len - 1] == ' '; len--)
				text[len - 1] = '\0';
			return text;
		case INT2OID:
		case INT4OID:
		case INT8OID:
		case OIDOID:
		case NAMEOID:
		case UUIDOID:
			return OutputFunctionCall(&reader->out, value);
		default:
			return canonical_output(reader, value);
	}
}

static float4
enum_position(Oid value)
{
	HeapTuple tuple = SearchSysCache1(ENUMOID, ObjectIdGetDatum(value));
	float4 position;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for enum value %u", value);
	position = ((Form_pg_enum) GETSTRUCT(tuple))->enumsortorder;
	ReleaseSysCache(tuple);
	return position;
}

static void
keep(LabelReader *reader, Bytes *bytes, const char *data, size_t len)
{
	if (bytes->data == NULL || bytes->room < len)
	{
		if (bytes->data)
			pfree(bytes->data);
		bytes->room = Max(len, 16);
		bytes->data = MemoryContextAlloc(reader->memory, bytes->room);
	}
	memcpy(bytes->data, data, len);
	bytes->len = len;
}

static void
cache_fill(LabelReader *reader, CacheEntry *entry, Datum value)
{
	char *text = canonical_text(reader, value);

	entry->used = false; /* should what follows fail half-way */
	entry->present = text != NULL;
	if (text)
	{
		size_t len = strlen(text);

		label_from_bytes(text, len, &entry->label);
		if (reader->is_enum)
			entry->label.position = enum_position(DatumGetObjectId(value));
		keep(reader, &entry->text, text, len);
		entry->label.text = entry->text.data;
		pfree(text);
	}
	entry->value = value;
	entry->used = true;
}

static CacheEntry *
look_up(LabelReader *reader, Datum value)
{
	uint32 bits = (uint32) value ^ (uint32) (value >> 16 >> 16);
	CacheEntry *entry = &reader->cache[murmurhash32(bits) >> (32 - CACHE_BITS)];

	if (!entry->used || entry->value != value)
		cache_fill(reader, entry, value);
	return entry;
}

/* The same for a type passed by reference, by its bytes; NULL where they are too many. */
static CacheEntry *
look_up_image(LabelReader *reader, Datum value)
{
	char *image = DatumGetPointer(value);
	size_t len = reader->length;
	CacheEntry *entry;

	if (reader->length == -1)
	{
		image = (char *) PG_DETOAST_DATUM_PACKED(value);
		len = VARSIZE_ANY_EXHDR(image);
		image = VARDATA_ANY(image);
	}
	else if (reader->length == -2)
		len = strlen(image);
	if (len > CACHE_LONGEST)
		return NULL;
	entry = &reader->cache[hash_bytes((unsigned char *) image, (int) len) >> (32 - CACHE_BITS)];
	if (!entry->used || entry->image.len != len || memcmp(entry->image.data, image, len) != 0)
	{
		cache_fill(reader, entry, value);
		entry->used = false;
		keep(reader, &entry->image, image, len);
		entry->used = true;
	}
	return entry;
}

bool
label_read(LabelReader *reader, Datum value, Label *label)
{
	CacheEntry *entry;
	char *text;

	if (reader->is_text)
	{
		label_from_text(value, label);
		return true;
	}
	entry = reader->byval ? look_up(reader, value) : look_up_image(reader, value);
	if (entry)
	{
		*label = entry->label;
		return entry->present;
	}
	text = canonical_text(reader, value);
	if (text)
		label_from_bytes(text, strlen(text), label);
	return text != NULL;
}
