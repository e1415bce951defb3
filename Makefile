# mrs: survey statistics inside PostgreSQL
EXTENSION = mrs
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" mrs.control)
MODULE_big = mrs
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c src/*/*.c)))
DATA_built = mrs--$(EXTVERSION).sql
REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))

# LAPACK is linked statically and hidden: a shared one may start threads in a backend.
LAPACK_DIR ?= /usr/lib/$(shell $(CC) -print-multiarch)
LAPACK ?= $(LAPACK_DIR)/liblapack_pic.a $(LAPACK_DIR)/blas/libblas.a

PG_CPPFLAGS = -I$(srcdir)/src
PG_CFLAGS = -std=gnu11 -O3 -Wall -Wextra -Wno-unused-parameter -Wno-declaration-after-statement
SHLIB_LINK = $(LAPACK) -lRmath -lm -Wl,--exclude-libs,ALL -Wl,-Bsymbolic-functions
EXTRA_CLEAN = mrs--*.sql

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

mrs--$(EXTVERSION).sql: $(sort $(wildcard sql/mrs/*.sql))
	cat $^ > $@

$(OBJS): $(wildcard src/*.h src/*/*.h)
