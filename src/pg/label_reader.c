/*
 * label_reader.c: values of any type as labels, with a cache so that the hot path makes no text
 */
#include "pg/label.h"

#include "access/htup_details.h"
#include "access/transam.h"
#include "catalog/dependency.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
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

/* The bytes of a value: its length and two words, which are all of it up to 16 bytes */
typedef struct Image
{
	const char *data;
	uint64 words[2];
	uint32 len;
} Image;

typedef struct CacheEntry
{
	bool used;
	bool present;      /* false: this value is missing (NaN) */
	Image image;       /* words only for a type passed by value */
	uint32 image_room; /* of what the cache owns */
	uint32 text_room;
	char *text;
	Label label;
	LabelMemo memo;
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
	CacheEntry *cache;
	Label uncached; /* of the last value that the cache does not take */
};

static void
refuse_type(int position, Oid type)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("argument %d cannot be used as a category", position),
			 errdetail("It is of type %s.", format_type_be(type)),
			 errhint("Cast it to a type with a text form, e.g. x::text.")));
}

/*
 * A summary has a text form, but who gives one beside something else means the function of the summary, whose options
 * are of other types.
 */
static void
refuse_summary(int position, Oid type, Oid function)
{
	Oid extension = getExtensionOfObject(ProcedureRelationId, function);

	if (OidIsValid(extension) && getExtensionOfObject(TypeRelationId, type) == extension)
		ereport(
			ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("argument %d cannot be used as a category", position),
			 errdetail("It is of type %s, which mrs made.", format_type_be(type)),
			 errhint("Give the columns; or, with a summary, options of the types that its function has.")));
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
	if (reader->type >= FirstNormalObjectId)
		refuse_summary(arg, reader->type, flinfo->fn_oid);
	reader->is_text = reader->type == TEXTOID || reader->type == VARCHAROID;
	reader->is_enum = type_is_enum(reader->type);
	reader->memory = flinfo->fn_mcxt;
	getTypeOutputInfo(reader->type, &out, &varlena);
	fmgr_info_cxt(out, &reader->out, flinfo->fn_mcxt);
	get_typlenbyval(reader->type, &reader->length, &reader->byval);
	reader->cache = MemoryContextAllocZero(flinfo->fn_mcxt, CACHE_SIZE * sizeof(CacheEntry));
}

LabelReader *
label_readers_make(FunctionCallInfo fcinfo, int first, int n)
{
	FmgrInfo *flinfo = fcinfo->flinfo;
	LabelReader *readers = MemoryContextAllocZero(flinfo->fn_mcxt, n * sizeof(LabelReader));

	for (int i = 0; i < n; i++)
		reader_init(&readers[i], flinfo, first + i);
	flinfo->fn_extra = readers;
	return readers;
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

/* ---- the cache ---- */

/* Make room for a copy of len bytes. */
static char *
keep(LabelReader *reader, char *owned, uint32 *room, const char *data, size_t len)
{
	if (owned == NULL || *room < len)
	{
		char *larger = MemoryContextAlloc(reader->memory, Max(len, 16));

		if (owned)
			pfree(owned);
		owned = larger;
		*room = Max(len, 16);
	}
	return memcpy(owned, data, len);
}

static void
cache_fill(LabelReader *reader, CacheEntry *entry, Datum value, const Image *image)
{
	char *made = reader->is_text ? NULL : canonical_text(reader, value);
	const char *text = reader->is_text ? image->data : made;

	entry->used = false; /* should what follows fail half-way */
	entry->present = text != NULL;
	entry->memo.stamp = 0;
	if (text)
	{
		size_t len = reader->is_text ? image->len : strlen(text);

		label_from_bytes(text, len, &entry->label);
		if (reader->is_enum)
			entry->label.position = enum_position(DatumGetObjectId(value));
		entry->text = keep(reader, entry->text, &entry->text_room, text, len);
		entry->label.text = entry->text;
		entry->label.memo = &entry->memo;
	}
	if (made)
		pfree(made);
	if (image->len > 0)
		entry->image.data =
			keep(reader, (char *) entry->image.data, &entry->image_room, image->data, image->len);
	entry->image.len = image->len;
	memcpy(entry->image.words, image->words, sizeof(image->words));
	entry->used = true;
}

/* Words that overlap where they must: no two values of one length up to 16 have the same. */
static inline Image
image_of(const char *data, size_t len)
{
	Image image = {data, {0, 0}, len};

	if (len >= 8)
	{
		memcpy(&image.words[0], data, 8);
		memcpy(&image.words[1], data + len - 8, 8);
	}
	else if (len >= 4)
	{
		memcpy(&image.words[0], data, 4);
		memcpy((char *) &image.words[0] + 4, data + len - 4, 4);
	}
	else if (len > 0)
		image.words[0] =
			(uint8) data[0] | (uint64) (uint8) data[len / 2] << 8 | (uint64) (uint8) data[len - 1] << 16;
	return image;
}

/* The top bits of a product with an odd constant (of the golden ratio, of pi) depend on every bit. */
static inline CacheEntry *
place_of(LabelReader *reader, uint64 word0, uint64 word1)
{
	uint64 mixed = (word0 ^ (word1 * UINT64CONST(0x3243F6A8885A308D))) * UINT64CONST(0x9E3779B97F4A7C15);

	return &reader->cache[mixed >> (64 - CACHE_BITS)];
}

static inline CacheEntry *
look_up(LabelReader *reader, Datum value)
{
	CacheEntry *entry = place_of(reader, value, 0);

	if (unlikely(!entry->used || entry->image.words[0] != value))
	{
		Image image = {NULL, {value, 0}, 0};

		cache_fill(reader, entry, value, &image);
	}
	return entry;
}

/* The same for a type passed by reference, by its bytes; NULL where they are too many. */
static inline CacheEntry *
look_up_image(LabelReader *reader, Datum value)
{
	char *data = DatumGetPointer(value);
	size_t len = reader->length;
	Image image;
	CacheEntry *entry;

	if (reader->length == -1)
	{
		data = (char *) PG_DETOAST_DATUM_PACKED(value);
		len = VARSIZE_ANY_EXHDR(data);
		data = VARDATA_ANY(data);
	}
	else if (reader->length == -2)
		len = strlen(data);
	if (len > CACHE_LONGEST)
		return NULL;
	image = image_of(data, len);
	entry = place_of(reader, image.words[0] + len, image.words[1]);
	if (unlikely(!entry->used || entry->image.len != len || entry->image.words[0] != image.words[0] ||
				 entry->image.words[1] != image.words[1] ||
				 (len > 16 && memcmp(entry->image.data, data, len) != 0)))
		cache_fill(reader, entry, value, &image);
	return entry;
}

static const Label *
read_uncached(LabelReader *reader, Datum value)
{
	char *text;

	if (reader->is_text)
	{
		label_from_text(value, &reader->uncached);
		return &reader->uncached;
	}
	text = canonical_text(reader, value);
	if (text == NULL)
		return NULL;
	label_from_bytes(text, strlen(text), &reader->uncached);
	return &reader->uncached;
}

const Label *
label_read(LabelReader *readers, int i, Datum value)
{
	LabelReader *reader = &readers[i];
	CacheEntry *entry = reader->byval ? look_up(reader, value) : look_up_image(reader, value);

	if (unlikely(entry == NULL))
		return read_uncached(reader, value);
	return entry->present ? &entry->label : NULL;
}
