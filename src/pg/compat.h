/*
 * compat.h: PostgreSQL's headers that every file needs, and the only place for differences between its versions
 */
#ifndef MRS_PG_COMPAT_H
#define MRS_PG_COMPAT_H

#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"

#if PG_VERSION_NUM < 130000
#error "mrs needs PostgreSQL 13 or later"
#endif

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#endif
