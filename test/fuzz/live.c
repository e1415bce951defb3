/*
 * live.c: statements that nobody would type, sent to a server that must survive them
 *
 *	live statements N [seed]	or	live seconds N [seed]
 *
 * Every function and aggregate of the extension is called with arguments drawn for its types: summaries from the seeds
 * of the codec's fuzzer, whole or damaged, in text and in binary, as parameters, as columns and through COPY; numbers,
 * names and options from lists of what tends to be forgotten.  libpq's variables tell the server and the database, which
 * has the extension.
 *
 * Wrong is: a lost connection; an internal error, or one without SQLSTATE or message; a statement that runs into
 * FUZZ_TIMEOUT (10s); a result that is NaN or infinite; a session that keeps memory.  The statement is then printed.
 */
#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libpq-fe.h>

#define KINDS 6
#define MAX_SEEDS 16
#define MAX_PARAMS 12
#define MAX_ROUTINES 1000
#define MAX_ARGUMENTS 32
#define SESSION 5000 /* statements until a new connection */
#define WARM 2000    /* of these, until what the session keeps is looked at first */
#define MAX_KEPT (8 << 20)

static const char *const kinds[KINDS] = {"mrs_contingency", "mrs_oneway",    "mrs_moments",
										 "mrs_regression",  "mrs_residuals", "mrs_logistic"};

static PGconn *conn;
static char statement[1 << 16];
static size_t statement_len;

/* ---- chance ---- */

static uint64_t state;

static uint64_t
next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static int
below(int n)
{
	return (int) ((next_random() >> 16) % (uint64_t) n);
}

#define ONE_OF(list) (list)[below((int) (sizeof(list) / sizeof((list)[0])))]

/* ---- pieces of bytes ---- */

typedef struct Bytes
{
	char *at;
	int len;
} Bytes;

static Bytes seeds[KINDS][2][MAX_SEEDS]; /* [1]: binary */
static int n_seeds[KINDS];

static Bytes
bytes_copy(const char *at, int len)
{
	Bytes copy = {malloc((size_t) len + 1), len};

	memcpy(copy.at, at, (size_t) len);
	copy.at[len] = '\0';
	return copy;
}

/* Replace bytes from..to of b by len others. */
static void
bytes_replace(Bytes *b, int from, int to, const char *with, int len)
{
	char *changed = malloc((size_t) (b->len - (to - from) + len + 1));

	memcpy(changed, b->at, (size_t) from);
	memcpy(changed + from, with, (size_t) len);
	memcpy(changed + from + len, b->at + to, (size_t) (b->len - to + 1));
	free(b->at);
	b->at = changed;
	b->len += len - (to - from);
}

static void
damage_binary(Bytes *b, const Bytes *other)
{
	static const uint64_t ends[] = {0x7ff8000000000000, 0x7ff0000000000000, 0xfff0000000000000, 0x7fefffffffffffff,
									0xffefffffffffffff, 1,                  0x8000000000000000, 0x3ff0000000000000,
									0xbff0000000000000, 0x7fffffffffffffff, 0x0020000000000000, 0x54b0000000000000,
									0xffffffff,         0x7fffffff00000000, 0x2710,             0};
	int at = below(b->len);
	char put[8];

	switch (below(6))
	{
		case 0:
			b->at[at] = (char) below(256);
			break;
		case 1:
			b->at[at] ^= (char) (1 << below(8));
			break;
		case 2:
			bytes_replace(b, at, b->len, "", 0);
			break;
		case 3:
			bytes_replace(b, at, b->len, other->at + below(other->len), 1);
			break;
		default:
			{
				uint64_t end = ONE_OF(ends);
				int size = 1 << (1 + below(3));

				for (int i = 0; i < size; i++)
					put[i] = (char) (end >> (8 * (size - 1 - i)));
				at = b->len - below(b->len / 8 + 1) * 8 - 8; /* the doubles stand at the end */
				if (at >= 0)
					bytes_replace(b, at, at + size > b->len ? b->len : at + size, put, size);
			}
	}
}

static void
damage_text(Bytes *b, const Bytes *other)
{
	static const char *const put[] = {"0",    "-1",    "1e308",  "-1e308", "1e999", "4.9e-324", "9007199254740992", "9223372036854775807",
									  "null", "\"\"",  "[]",     "{}",     "[0]",   ",",        "\\u0000",          "\\ud800",
									  "\xc3", "-0",    "true",   "1.5",    "\"",    "}",        "\"mrs_moments\"",  "99999999999999999999"};
	const char *piece = ONE_OF(put);
	int from = below(b->len);
	int to = from + 1;

	switch (below(4))
	{
		case 0: /* a number */
			while (from < b->len && !strchr("0123456789-", b->at[from]))
				from++;
			for (to = from; to < b->len && strchr("0123456789.e-+", b->at[to]);)
				to++;
			bytes_replace(b, from, to, piece, (int) strlen(piece));
			break;
		case 1:
			bytes_replace(b, from, to, piece, (int) strlen(piece));
			break;
		case 2:
			to = from + below(b->len - from);
			bytes_replace(b, from, to, "", 0);
			break;
		default:
			to = below(other->len);
			bytes_replace(b, from, from, other->at + to, below(other->len - to));
	}
}

/* ---- parameters ---- */

static Bytes params[MAX_PARAMS];
static int formats[MAX_PARAMS];
static int n_params;

static void
forget_params(void)
{
	while (n_params > 0)
		free(params[--n_params].at);
}

static Bytes
draw_summary(int kind, int binary, int damages)
{
	const Bytes *seed = &seeds[kind][binary][below(n_seeds[kind])];
	Bytes b = bytes_copy(seed->at, seed->len);

	while (damages-- > 0 && b.len > 1)
	{
		const Bytes *other = &seeds[kind][binary][below(n_seeds[kind])];

		if (binary)
			damage_binary(&b, other);
		else
			damage_text(&b, other);
	}
	return b;
}

/* ---- the statement ---- */

static void put(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void
put(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	statement_len += (size_t) vsnprintf(statement + statement_len, sizeof(statement) - statement_len, format, args);
	va_end(args);
	if (statement_len >= sizeof(statement))
		statement_len = sizeof(statement) - 1;
}

static void
put_summary(int kind)
{
	static const int damages[] = {0, 0, 1, 1, 2, 3};

	if (below(20) == 0 || n_params == MAX_PARAMS)
		put("NULL::%s", kinds[kind]);
	else if (below(8) == 0)
		put("(SELECT s FROM kept_%d OFFSET %d LIMIT 1)", kind, below(8));
	else
	{
		int binary = formats[n_params] = below(2);

		params[n_params++] = draw_summary(kind, binary, ONE_OF(damages));
		put("$%d::%s", n_params, kinds[kind]);
	}
}

/* A text: names, options, and what is neither */
static void
put_text(void)
{
	static const char *const texts[] = {
		"x", "y", "z", "x1", "x2", "x3", "blåbær", "x,z", "x, z", "work: x", "work: x, z", "a b", "\"x\"", "\"x", "", " ",
		",", ":", "x,", "x,x", "X", "two.sided", "less", "greater", "two-sided", "holm", "bonferroni", "tukey", "sidak", "scheffe",
		"games_howell", "lsd", "dunnett", "fdr", "hochberg", "none", "pca", "paf", "minres", "ml", "oblimin", "varimax", "promax",
		"quartimax", "full", "spss", "blom", "rankit", "van_der_waerden", "linear", "quadratic", "unweighted", "hc0", "hc3", "hc4",
		"cr1", "cr1s", "agreement", "consistency", "0", "1", "-1", "1e5", "NaN", "abc", "%", "%s%n", "\\", "\\x00", "$1", "NULL",
		"normal", "exact", "asymptotic", "regression", "bartlett", "and", "mean", "n", "constant", "(constant)", "odd_even", "halves"};

	if (below(12) == 0)
		put("NULL::text");
	else if (below(25) == 0)
		put("repeat('%s', %d)", below(2) ? "å" : "x,", 1 << below(15));
	else
		put("'%s'::text", ONE_OF(texts));
}

static void
put_number(const char *type)
{
	static const char *const numbers[] = {
		"0", "1", "2", "3", "-1", "5", "10", "30", "0.5", "0.95", "0.05", "1e-300", "1e300", "'-0'", "1.7976931348623157e308",
		"-1.7976931348623157e308", "4.9e-324", "2.2250738585072014e-308", "'NaN'", "'Infinity'", "'-Infinity'", "0.9999999999999999",
		"1.0000000000000002", "1e16", "123.456", "-7.25", "1e-8", "37", "40"};
	static const char *const integers[] = {"0", "1", "2", "3", "4", "5", "7", "10", "20", "100", "-1", "1000", "10000", "32767"};

	if (below(15) == 0)
		put("NULL::%s", type);
	else if (strcmp(type, "double precision") == 0)
		put("%s::%s", ONE_OF(numbers), type);
	else if (below(15) == 0)
		put(strcmp(type, "bigint") == 0 ? "'%s9223372036854775807'::%s" : "'%s2147483647'::%s", below(2) ? "-" : "", type);
	else
		put("'%s'::%s", ONE_OF(integers), type);
}

static void
put_array(const char *type)
{
	static const char *const arrays[] = {"{}", "{1}", "{1,2}", "{1,2,3}", "{3,1,2}", "{0,0,0}", "{1,NULL}", "{{1,2},{3,4}}", "{{{1}}}",
										 "[5:7]={1,2,3}", "{NULL}", "{1,-1}", "{1,0,-1}", "{5,4,3,2,1,0,1,2,3,4,5,6}"};
	static const char *const odd[] = {"{NaN,1}", "{Infinity,1}", "{1e308,-1e308}", "{4.9e-324,0}", "{0.3,0.7}", "{-0}", "{1e-320,1e-320,1}"};
	bool integers = strcmp(type, "bigint[]") == 0 || strcmp(type, "integer[]") == 0 || strcmp(type, "smallint[]") == 0;

	if (below(15) == 0)
		put("NULL::%s", type);
	else if (below(15) == 0)
		put("array_fill(%d, ARRAY[%d])::%s", below(3), 1 << below(11), type);
	else
		put("'%s'::%s", !integers && below(4) == 0 && strcmp(type, "text[]") != 0 ? ONE_OF(odd) : ONE_OF(arrays), type);
}

/* Anything at all: a category, a number, neither */
static void
put_any(void)
{
	static const char *const values[] = {
		"1", "2", "0", "1.5", "'a'::text", "'b'", "NULL", "NULL::int", "NULL::text", "true", "'yes'::answer", "'2012-05-01'::date",
		"now()", "'infinity'::timestamptz", "1e400::numeric", "'NaN'::numeric", "'NaN'::float8", "'Infinity'::float8", "'-0'::float8",
		"1e308::float8", "4.9e-324::float8", "(-1e308)::float8", "'{1,2}'::int[]", "'{}'::float8[]", "ROW(1, 2)", "ROW()", "'{}'::json",
		"'\\x00'::bytea", "'x'::name", "'12'::\"char\"", "9223372036854775807", "(-9223372036854775808)", "point '(1,2)'", "'1 day'::interval",
		"B'101'", "'127.0.0.1'::inet", "repeat('x', 1024)", "repeat('å', 600)", "''", "' '", "'1.50'", "1::smallint", "1::real", "5::plain",
		"'[1,2)'::int4range", "(SELECT v FROM rows AS v LIMIT 1)", "f", "i", "t", "n", "b", "g", "a"};

	put("%s", ONE_OF(values));
}

static void
put_record(void)
{
	static const char *const records[] = {"(SELECT v FROM rows AS v OFFSET 7 LIMIT 1)", "ROW(1, 2, 3)", "ROW()", "NULL::record", "ROW('a', 2)",
										  "ROW(NULL, NULL)", "(SELECT v FROM (SELECT 1 AS x, 2.5 AS z, true AS y) AS v)", "NULL::rows",
										  "(SELECT v FROM (SELECT 'a'::text AS x, 2 AS z) AS v)", "ROW(1e308, 'Infinity'::float8)",
										  "(SELECT v FROM hostile AS v LIMIT 1)", "(SELECT v FROM pg_class AS v LIMIT 1)", "v"};

	put("%s", ONE_OF(records));
}

static int
kind_of(const char *type)
{
	for (int k = 0; k < KINDS; k++)
		if (strcmp(type, kinds[k]) == 0)
			return k;
	return -1;
}

static void
put_literal(const Bytes *b)
{
	char *quoted = PQescapeLiteral(conn, b->at, strnlen(b->at, (size_t) b->len));

	put("%s", quoted ? quoted : "''");
	PQfreemem(quoted);
}

static void
put_argument(const char *type)
{
	static const char *const relations[] = {"rows", "hostile", "pg_class", "empty", "rows_view"};
	int kind = kind_of(type);

	if (kind >= 0)
		put_summary(kind);
	else if (strcmp(type, "text") == 0)
		put_text();
	else if (strcmp(type, "boolean") == 0)
		put("%s::boolean", below(3) ? "true" : below(2) ? "false" : "NULL");
	else if (strcmp(type, "\"any\"") == 0)
		put_any();
	else if (strcmp(type, "record") == 0)
		put_record();
	else if (strcmp(type, "regclass") == 0)
		put("'%s'::regclass", ONE_OF(relations));
	else if (strcmp(type, "cstring") == 0)
	{
		Bytes b = draw_summary(below(KINDS), 0, below(3));

		put_literal(&b);
		put("::cstring");
		free(b.at);
	}
	else if (strstr(type, "[]"))
		put_array(type);
	else if (strncmp(type, "mrs_", 4) == 0) /* what a verdict returns */
		put("NULL::%s", type);
	else
		put_number(type);
}

/* ---- routines ---- */

typedef struct Routine
{
	char *name; /* schema-qualified, quoted */
	bool is_aggregate;
	bool is_variadic;
	int n_arguments;
	int n_defaults;
	char *types[MAX_ARGUMENTS];
	uint64_t calls;
	uint64_t answers; /* calls that returned rows, or nothing, but no error */
} Routine;

static Routine routines[MAX_ROUTINES];
static int n_routines;

static void
put_arguments(const Routine *routine)
{
	int n = routine->n_arguments - (routine->n_defaults ? below(routine->n_defaults + 1) : 0);

	put("(");
	for (int i = 0; i < n; i++)
	{
		if (routine->is_variadic && i == routine->n_arguments - 1)
		{
			const char *element = strcmp(routine->types[i], "text[]") == 0 ? "text" : "\"any\"";

			if (below(6) == 0)
			{
				put("%sVARIADIC ", i > 0 ? ", " : "");
				put_array(strcmp(element, "text") == 0 ? "text[]" : below(2) ? "double precision[]" : "integer[]");
				break;
			}
			for (int more = below(5); more >= 0; more--, i++)
			{
				put("%s", i > 0 ? ", " : "");
				put_argument(element);
			}
			break;
		}
		put("%s", i > 0 ? ", " : "");
		put_argument(routine->types[i]);
	}
	put(")");
}

/* Columns of the right type, most of the time: so that there are rows to add up */
static void
put_aggregate_arguments(const Routine *routine)
{
	int n = routine->n_arguments + (routine->is_variadic ? below(4) : 0);

	if (below(4) == 0)
	{
		put_arguments(routine);
		return;
	}
	put("(");
	for (int i = 0; i < n; i++)
	{
		const char *type = routine->types[i < routine->n_arguments ? i : routine->n_arguments - 1];
		static const char *const any[] = {"i", "f", "t", "n", "b", "g", "a", "i % 3", "f + i", "coalesce(f, 0)"};
		int kind = kind_of(type);

		put("%s", i > 0 ? ", " : "");
		if (kind >= 0)
			put("s%d", kind);
		else if (strcmp(type, "\"any\"") == 0 || strcmp(type, "text[]") == 0)
			put("%s", ONE_OF(any));
		else if (strcmp(type, "double precision") == 0)
			put("%s", below(2) ? "f" : "i");
		else if (strcmp(type, "text") == 0)
			put("t");
		else if (strcmp(type, "record") == 0)
			put("v");
		else
			put_argument(type);
	}
	put(")");
}

static void
put_call(const Routine *routine)
{
	static const char *const after[] = {"", " GROUP BY g", " WHERE false", " WHERE i < 3", " GROUP BY i", " LIMIT 1"};

	if (!routine->is_aggregate)
	{
		bool from = below(3) > 0;

		put(from ? "SELECT * FROM %s" : "SELECT %s", routine->name);
		put_arguments(routine);
		put(from ? " AS answer LIMIT 500" : " FROM hostile AS v LIMIT 3");
		return;
	}
	put("SELECT %s", routine->name);
	put_aggregate_arguments(routine);
	if (below(5) == 0)
		put(" FILTER (WHERE i > 2)");
	if (below(5) == 0)
		put(" OVER (ORDER BY i ROWS %d PRECEDING) FROM hostile AS v", below(4));
	else
		put(" FROM hostile AS v%s", ONE_OF(after));
}

/* ---- sending ---- */

static uint64_t sent;
static uint64_t errors;

static void
fail(const char *why, const char *more)
{
	printf("not ok live: %s: %s\n%s\n", why, more, statement);
	for (int i = 0; i < n_params; i++)
	{
		printf("-- $%d, %s: ", i + 1, formats[i] ? "binary" : "text");
		for (int k = 0; k < params[i].len; k++)
			printf(formats[i] ? "%02x" : "%c", formats[i] ? (unsigned char) params[i].at[k] : params[i].at[k]);
		printf("\n");
	}
	exit(1);
}

static void
check_error(const PGresult *result)
{
	const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	errors++;
	if (PQstatus(conn) != CONNECTION_OK)
		fail("the connection is lost", PQerrorMessage(conn));
	if (code == NULL || message == NULL || message[0] == '\0')
		fail("an error without code or message", PQerrorMessage(conn));
	if (strncmp(code, "XX", 2) == 0 || strcmp(code, "57014") == 0)
		fail(code, message);
}

/* double precision is type 701 */
static void
check_rows(const PGresult *result)
{
	for (int column = 0; column < PQnfields(result); column++)
		for (int row = 0; PQftype(result, column) == 701 && row < PQntuples(result); row++)
		{
			const char *value = PQgetvalue(result, row, column);

			if (strcmp(value, "NaN") == 0 || strstr(value, "Infinity"))
				fail(PQfname(result, column), value);
		}
}

/* Sends the statement; true where it did not end in an error. */
static bool
send(void)
{
	const char *values[MAX_PARAMS];
	int lengths[MAX_PARAMS];
	PGresult *result;
	bool answered;

	for (int i = 0; i < n_params; i++)
	{
		values[i] = params[i].at;
		lengths[i] = params[i].len;
	}
	result = PQexecParams(conn, statement, n_params, NULL, values, lengths, formats, 0);
	sent++;
	answered = PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK;
	if (answered)
		check_rows(result);
	else
		check_error(result);
	PQclear(result);
	return answered;
}

static void
begin_statement(void)
{
	forget_params();
	statement_len = 0;
	statement[0] = '\0';
}

static void
must(const char *sql)
{
	begin_statement();
	put("%s", sql);
	if (!send())
		fail("this should work", PQerrorMessage(conn));
}

/* ---- COPY ---- */

static void
put_int(char **at, uint32_t value, int size)
{
	for (int i = size - 1; i >= 0; i--)
		*(*at)++ = (char) (value >> (8 * i));
}

/* COPY's own frame around a damaged value, or now and then a damaged frame around a value */
static Bytes
copy_file(int kind)
{
	bool whole = below(4) == 0;
	Bytes value = draw_summary(kind, 1, whole ? 0 : below(4));
	Bytes file = {malloc((size_t) value.len + 64), 0};
	char *at = file.at;

	memcpy(at, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
	at += 19;
	put_int(&at, 1, 2);
	put_int(&at, (uint32_t) value.len, 4);
	memcpy(at, value.at, (size_t) value.len);
	at += value.len;
	put_int(&at, 0xffff, 2);
	file.len = (int) (at - file.at);
	file.at[file.len] = '\0';
	if (whole)
		damage_binary(&file, &value);
	free(value.at);
	return file;
}

static void
send_copy(int kind)
{
	Bytes file = copy_file(kind);
	PGresult *result;

	begin_statement();
	put("COPY kept_%d (s) FROM STDIN (FORMAT binary)", kind);
	params[0] = file;
	formats[0] = 1;
	n_params = 1;
	sent++;
	result = PQexec(conn, statement);
	if (PQresultStatus(result) != PGRES_COPY_IN)
		fail("COPY does not begin", PQerrorMessage(conn));
	PQclear(result);
	PQputCopyData(conn, file.at, file.len);
	PQputCopyEnd(conn, NULL);
	while ((result = PQgetResult(conn)))
	{
		if (PQresultStatus(result) == PGRES_FATAL_ERROR)
			check_error(result);
		PQclear(result);
	}
	if (PQstatus(conn) != CONNECTION_OK)
		fail("the connection is lost", PQerrorMessage(conn));
}

/* ---- setting up ---- */

static void
load_seeds(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
	{
		char path[1024];
		char bytes[65536];
		FILE *file;
		int n;

		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] == '.' || !(file = fopen(path, "rb")))
			continue;
		n = (int) fread(bytes, 1, sizeof(bytes), file);
		fclose(file);
		if (n > 1 && bytes[0] < KINDS && n_seeds[(int) bytes[0]] < MAX_SEEDS && strncmp(entry->d_name, "found", 5) != 0)
			seeds[(int) bytes[0]][1][n_seeds[(int) bytes[0]]++] = bytes_copy(bytes + 1, n - 1);
	}
	if (dir)
		closedir(dir);
}

static void
connect_anew(void)
{
	const char *timeout = getenv("FUZZ_TIMEOUT");

	if (conn)
		PQfinish(conn);
	conn = PQconnectdb("");
	if (PQstatus(conn) != CONNECTION_OK)
		fail("no connection", PQerrorMessage(conn));
	begin_statement();
	put("SELECT set_config('client_min_messages', 'error', false), set_config('statement_timeout', '%s', false), "
		"set_config('extra_float_digits', '1', false)",
		timeout ? timeout : "10s");
	if (!send())
		fail("this should work", PQerrorMessage(conn));
}

/* The text form of each seed, and tables of seeds and of ugly rows */
static void
make_tables(void)
{
	must("DROP TABLE IF EXISTS hostile, rows, empty CASCADE");
	must("DROP TYPE IF EXISTS answer CASCADE");
	must("DROP DOMAIN IF EXISTS plain");
	must("CREATE TYPE answer AS ENUM ('no', 'yes', 'both')");
	must("CREATE DOMAIN plain AS int CHECK (VALUE > 0)");
	must("CREATE TABLE rows AS SELECT i AS x, i % 7 AS z, i * i % 5 > 1 AS y FROM generate_series(1, 30) AS i");
	must("CREATE TABLE empty (x int, y boolean)");
	must("CREATE VIEW rows_view AS SELECT * FROM rows");
	must("CREATE TABLE hostile AS SELECT i, i % 3 AS g, (ARRAY[1, 2.5, NULL, 'NaN', 1e308, -1e308, 4.9e-324, 0, -0.0, 7])[1 + i % 10]::float8 "
		 "AS f, (ARRAY['a', 'b', '', NULL, 'blåbær', '1', '1.0', '1e1', E'\\x01', '-'])[1 + i % 10] AS t, (i / 7.0)::numeric AS n, i % 2 = 0 AS b, "
		 "(ARRAY['no', 'yes', NULL])[1 + i % 3]::answer AS a FROM generate_series(1, 40) AS i");
	for (int kind = 0; kind < KINDS; kind++)
	{
		begin_statement();
		put("DROP TABLE IF EXISTS kept_%d", kind);
		send();
		begin_statement();
		put("CREATE TABLE kept_%d (s %s)", kind, kinds[kind]);
		send();
		begin_statement();
		put("ALTER TABLE hostile ADD COLUMN s%d %s", kind, kinds[kind]);
		send();
	}
}

static void
store_seed(int kind, int i)
{
	const Bytes *seed = &seeds[kind][1][i];
	const char *value = seed->at;
	const int binary = 1;
	PGresult *result;

	begin_statement();
	put("INSERT INTO kept_%d VALUES ($1::%s) RETURNING s", kind, kinds[kind]);
	result = PQexecParams(conn, statement, 1, NULL, &value, &seed->len, &binary, 0);
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		fail("a seed is not sound", PQerrorMessage(conn));
	seeds[kind][0][i] = bytes_copy(PQgetvalue(result, 0, 0), PQgetlength(result, 0, 0));
	PQclear(result);
	begin_statement();
	put("UPDATE hostile SET s%d = (SELECT s FROM kept_%d OFFSET %d LIMIT 1) WHERE i %% %d = %d", kind, kind, i, n_seeds[kind] + 1, i);
	if (!send())
		fail("this should work", PQerrorMessage(conn));
}

static void
load_routines(void)
{
	PGresult *result = PQexec(conn, "SELECT p.pronamespace::regnamespace || '.' || quote_ident(proname), prokind = 'a', provariadic <> 0, "
									"pronargdefaults, (SELECT string_agg(format_type(t, NULL), ';' ORDER BY ord) FROM unnest(proargtypes) "
									"WITH ORDINALITY AS u (t, ord)) FROM pg_proc AS p WHERE EXISTS (SELECT FROM pg_depend AS d JOIN pg_extension AS "
									"e ON e.oid = d.refobjid WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND "
									"extname = 'mrs') AND 'internal'::regtype <> ALL (proargtypes::oid[]) ORDER BY p.oid");

	for (int i = 0; i < PQntuples(result) && i < MAX_ROUTINES; i++)
	{
		Routine *routine = &routines[n_routines++];
		char *types = PQgetvalue(result, i, 4);

		routine->name = strdup(PQgetvalue(result, i, 0));
		routine->is_aggregate = PQgetvalue(result, i, 1)[0] == 't';
		routine->is_variadic = PQgetvalue(result, i, 2)[0] == 't';
		routine->n_defaults = atoi(PQgetvalue(result, i, 3));
		for (char *type = strtok(types, ";"); type && routine->n_arguments < MAX_ARGUMENTS; type = strtok(NULL, ";"))
			routine->types[routine->n_arguments++] = strdup(type);
	}
	PQclear(result);
	if (n_routines < 100)
		fail("the extension is not here", PQerrorMessage(conn));
}

/* ---- a session ---- */

/* Memory that the session has, where the server can tell */
static long
kept_bytes(void)
{
	PGresult *result = PQexec(conn, "SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts");
	long bytes = PQresultStatus(result) == PGRES_TUPLES_OK ? atol(PQgetvalue(result, 0, 0)) : 0;

	PQclear(result);
	return bytes;
}

static void
one_statement(void)
{
	Routine *routine = &routines[below(n_routines)];

	if (below(12) == 0)
		send_copy(below(KINDS));
	else if (below(200) == 0)
	{
		begin_statement();
		put("DELETE FROM kept_%d WHERE ctid > '(0,%d)'", below(KINDS), MAX_SEEDS);
		send();
	}
	else
	{
		begin_statement();
		put_call(routine);
		routine->calls++;
		routine->answers += send();
	}
}

static void
one_session(uint64_t until, time_t end)
{
	long kept = 0;

	connect_anew();
	for (int i = 0; i < SESSION && sent < until && time(NULL) < end; i++)
	{
		if (i == WARM)
			kept = kept_bytes();
		one_statement();
	}
	if (kept > 0 && kept_bytes() > kept + MAX_KEPT)
		fail("the session keeps memory", "see pg_backend_memory_contexts");
}

static int
report(void)
{
	int unanswered = 0;

	for (int i = 0; i < n_routines; i++)
		if (routines[i].calls > 200 && routines[i].answers == 0)
		{
			printf("# never answered: %s", routines[i].name);
			for (int k = 0; k < routines[i].n_arguments; k++)
				printf("%s%s", k > 0 ? ", " : "(", routines[i].types[k]);
			printf(")\n");
			unanswered++;
		}
	/* A driver whose statements are all refused tests nothing. */
	if (errors * 10 > sent * 9)
	{
		printf("not ok live: %llu of %llu statements were refused\n", (unsigned long long) errors, (unsigned long long) sent);
		return 1;
	}
	printf("ok live (%llu statements, %llu errors, %d routines, %d of them without an answer)\n", (unsigned long long) sent,
		   (unsigned long long) errors, n_routines, unanswered);
	return 0;
}

int
main(int argc, char **argv)
{
	bool by_time = argc > 2 && strcmp(argv[1], "seconds") == 0;
	uint64_t until = UINT64_MAX;
	time_t end = (time_t) INT64_MAX;

	if (argc < 3 || (!by_time && strcmp(argv[1], "statements") != 0))
	{
		fprintf(stderr, "usage: live statements|seconds N [seed]\n");
		return 2;
	}
	setvbuf(stdout, NULL, _IOLBF, 0);
	state = argc > 3 ? strtoull(argv[3], NULL, 10) * 0x9e3779b97f4a7c15 + 1 : (uint64_t) time(NULL) * 0x9e3779b97f4a7c15 + 1;
	load_seeds(getenv("FUZZ_SEEDS") ? getenv("FUZZ_SEEDS") : "test/fuzz/corpus/codec");
	connect_anew();
	make_tables();
	for (int kind = 0; kind < KINDS; kind++)
		for (int i = 0; i < n_seeds[kind]; i++)
			store_seed(kind, i);
	load_routines();
	if (by_time)
		end = time(NULL) + atoi(argv[2]);
	else
		until = strtoull(argv[2], NULL, 10);
	while (sent < until && time(NULL) < end)
		one_session(until, end);
	return report();
}
