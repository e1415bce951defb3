/*
 * faults.c: faults on order, for the tests: a cancel after so much of the processor's time, a malloc that fails
 *
 * A module with functions for SQL.  For the mallocs of the server and its libraries to come through here, the server
 * has to be started with this file in LD_PRELOAD.  Nothing happens until it is asked for.
 */
#define _GNU_SOURCE
#include "postgres.h"

#include <dlfcn.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "fmgr.h"
#include "utils/builtins.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(processor_time);
PG_FUNCTION_INFO_V1(cancel_after);
PG_FUNCTION_INFO_V1(cancel_latency);
PG_FUNCTION_INFO_V1(cancel_noticed);
PG_FUNCTION_INFO_V1(limit_memory);
PG_FUNCTION_INFO_V1(open_library);
PG_FUNCTION_INFO_V1(fail_malloc);
PG_FUNCTION_INFO_V1(malloc_failed);

/* ---- a cancel ---- */

static timer_t timer;
static double moment;  /* the process's time at which the cancel comes */
static double noticed; /* that at which the last one was reported */
static emit_log_hook_type next_log_hook;

static double
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void
set_timer(double when)
{
	struct itimerspec at = {.it_value = {(time_t) (when / 1e3), (long) (1e6 * fmod(when, 1e3))}};
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGINT};

	if (timer == NULL && timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) != 0)
		elog(ERROR, "timer_create: %m");
	if (timer_settime(timer, TIMER_ABSTIME, &at, NULL) != 0)
		elog(ERROR, "timer_settime: %m");
}

/* An error is reported before what the statement has made is removed. */
static void
note_cancel(ErrorData *error)
{
	if (error->sqlerrcode == ERRCODE_QUERY_CANCELED)
		noticed = milliseconds();
	if (next_log_hook)
		next_log_hook(error);
}

/* processor_time(): what this backend has used, in ms */
Datum
processor_time(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(milliseconds());
}

/* cancel_after(ms): what this backend does is cancelled when it has used so much of the processor's time from now on */
Datum
cancel_after(PG_FUNCTION_ARGS)
{
	if (emit_log_hook != note_cancel)
	{
		next_log_hook = emit_log_hook;
		emit_log_hook = note_cancel;
	}
	moment = milliseconds() + PG_GETARG_FLOAT8(0);
	set_timer(moment);
	PG_RETURN_VOID();
}

/* cancel_latency(): the processor's time used since that moment; NULL if it has not come.  It no longer comes. */
Datum
cancel_latency(PG_FUNCTION_ARGS)
{
	double now = milliseconds();

	if (now < moment)
		set_timer(0);
	if (now < moment)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(now - moment);
}

/* cancel_noticed(): the processor's time used from that moment until the error; NULL if there was none */
Datum
cancel_noticed(PG_FUNCTION_ARGS)
{
	if (noticed < moment)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(noticed - moment);
}

/* ---- a library ---- */

/* open_library(file): what a module that needs this library would bring into the backend */
Datum
open_library(PG_FUNCTION_ARGS)
{
	if (dlopen(text_to_cstring(PG_GETARG_TEXT_PP(0)), RTLD_NOW | RTLD_GLOBAL) == NULL)
		elog(ERROR, "%s", dlerror());
	PG_RETURN_VOID();
}

/* ---- little memory ---- */

/* limit_memory(bytes): this backend's address space may grow by so much from here on */
Datum
limit_memory(PG_FUNCTION_ARGS)
{
	FILE *file = fopen("/proc/self/statm", "r");
	struct rlimit limit;
	unsigned long pages;

	if (file == NULL || fscanf(file, "%lu", &pages) != 1 || fclose(file) != 0)
		elog(ERROR, "/proc/self/statm: %m");
	getrlimit(RLIMIT_AS, &limit);
	limit.rlim_cur = pages * (rlim_t) sysconf(_SC_PAGESIZE) + PG_GETARG_INT64(0);
	if (setrlimit(RLIMIT_AS, &limit) != 0)
		elog(ERROR, "setrlimit: %m");
	PG_RETURN_VOID();
}

/* ---- a malloc that fails ---- */

static int64 countdown = 0; /* 0: none is to fail */
static int64 failures = 0;

static bool
is_the_one(void)
{
	if (countdown == 0 || --countdown > 0)
		return false;
	failures++;
	errno = ENOMEM;
	return true;
}

/* glibc's own, under the names that a substitute is to call */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *
malloc(size_t size)
{
	return is_the_one() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return is_the_one() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t size)
{
	return is_the_one() ? NULL : __libc_realloc(old, size);
}

/* fail_malloc(k): the k-th malloc from now on fails; 0: none */
Datum
fail_malloc(PG_FUNCTION_ARGS)
{
	failures = 0;
	countdown = PG_GETARG_INT64(0);
	PG_RETURN_VOID();
}

/* malloc_failed(): has it? */
Datum
malloc_failed(PG_FUNCTION_ARGS)
{
	countdown = 0;
	PG_RETURN_BOOL(failures > 0);
}
