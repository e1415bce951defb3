/*
 * mrs.c: the module's magic block
 */
#include "pg/compat.h"

PG_MODULE_MAGIC;
