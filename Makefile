# mrs: survey statistics inside PostgreSQL
#
#   make demo         the worked survey, from a bare Debian: installs what is missing, builds, computes, prints
#   make demo-shell   psql on the demo's data
#   make report       all tables of the survey in one HTML file, build/report.html
#   make dashboard    the survey as a page with charts, build/dashboard; installs Node where there is none
#   make test         every test, on a private PostgreSQL
#   make dashboard-test  that page, by Debian's Chromium
#   make analyze      static analysis by gcc, clang-tidy and cppcheck
#   make coverage     the lines of src/ that the tests run
#   make check-long   what takes hours: fuzzing, sanitizers, valgrind, cancels, memory, many clients, faults
#   make test-matrix  make test on other releases of Debian, with PostgreSQL 13 to 18; needs root and debootstrap
#   make bench        mrs against PostgreSQL's own aggregates, timed in turn on a private PostgreSQL
#   make accuracy     correct digits, beside PostgreSQL's own aggregates and R
#   make clean        removes all that these made; of the system, only what was installed stays
#
# make, make install and make installcheck are those of any PGXS extension; make unit runs the tests of src/stats,
# make werror compiles everything with gcc's and clang's warnings as errors.

EXTENSION = mrs
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" mrs.control)
MODULE_big = mrs
OBJS = $(patsubst %.c,%.o,$(sort $(wildcard src/*.c src/*/*.c)))
OUR_HEADERS = $(wildcard src/*.h src/*/*.h)
DATA_built = mrs--$(EXTVERSION).sql
DATA = $(wildcard sql/released/mrs--*.sql sql/update/mrs--*.sql)
DOCS = $(wildcard README.md CHANGELOG.md docs/*.md)
REGRESS = $(sort $(patsubst sql/%.sql,%,$(wildcard sql/*.sql)))
REGRESS_OPTS = --load-extension=mrs
EXTRA_CLEAN = mrs--*.sql build examples/dashboard/node_modules examples/dashboard/src/.observablehq

# LAPACK is linked statically and hidden: a shared one may start threads in a backend.
MULTIARCH := $(shell $(CC) -print-multiarch)
LAPACK_DIR ?= /usr/lib/$(MULTIARCH)
LAPACK ?= $(LAPACK_DIR)/liblapack_pic.a $(LAPACK_DIR)/blas/libblas.a

# A shared LAPACK (docs/installation.md) has to see our xerbla_.
EXPORTS = $(srcdir)/src/exports$(if $(filter -l%,$(LAPACK)),_dynamic).map

# R's distributions too, for their names are taken: from PostgreSQL 18 on the server has a dgamma of its own, and what
# the server has is found before what a library has.
RMATH ?= -l:libRmath.a

# The error of a rounded sum is itself a double only where sums are rounded to doubles, which the x87 does not do.
FLOAT_FLAGS = $(if $(filter i386-%,$(MULTIARCH)),-msse2 -mfpmath=sse)

PG_CPPFLAGS = -I$(srcdir)/src $(FLOAT_FLAGS)
PG_CFLAGS = -std=gnu11 -O3 -Wall -Wextra -Wno-unused-parameter -Wno-declaration-after-statement
SHLIB_LINK = $(LAPACK) $(RMATH) -lm -Wl,--version-script=$(EXPORTS)

PG_CONFIG ?= pg_config
PGXS := $(wildcard $(shell $(PG_CONFIG) --pgxs 2>/dev/null))
SERVER_HEADERS := $(wildcard $(shell $(PG_CONFIG) --includedir-server 2>/dev/null)/postgres.h)

# On a machine without PostgreSQL the demo and the tests can still be asked for: they install it.
.DEFAULT_GOAL := all
ifneq ($(and $(PGXS),$(SERVER_HEADERS)),)
include $(PGXS)
docmoduledir = extension/mrs
else
all install installcheck unit werror:
	@echo "PostgreSQL's server headers are missing: 'make demo' and 'make test' install them," >&2; \
	echo "or install postgresql-server-dev-NN, or name another installation by PG_CONFIG=/path/to/pg_config." >&2; \
	exit 1
clean:
	rm -rf $(EXTRA_CLEAN)
endif

# A line "@include FILE TYPE" stands for that file with TYPE in place of its @type@: what all summary types have.
mrs--$(EXTVERSION).sql: mrs.control $(sort $(wildcard sql/mrs/*.sql)) $(wildcard sql/mrs/*.in)
	awk '$$1 != "@include" { print; next } \
		{ file = FILENAME; sub("[^/]*$$", $$2, file) } \
		{ while ((getline line < file) > 0) { gsub("@type@", $$3, line); print line } close(file) }' \
		$(filter %.sql,$^) > $@.new
	mv $@.new $@

$(OBJS) $(OBJS:.o=.bc): Makefile $(OUR_HEADERS) build/compiled
mrs.so: build/linked

# What was made for another PostgreSQL or with other libraries is made anew.
build/compiled: FLAGS = $(CC) $(CPPFLAGS) $(CFLAGS)
build/linked: FLAGS = $(SHLIB_LINK)
build/compiled build/linked: FORCE
	@mkdir -p build; echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@
FORCE:

# The tests of src/stats: plain C programs, linked without PostgreSQL
STATS_OBJS = $(filter src/stats/%,$(OBJS))
UNIT_TESTS = $(patsubst test/unit/%_test.c,build/unit/%,$(sort $(wildcard test/unit/*_test.c)))

build/unit/%: test/unit/%_test.c test/unit/host.c $(wildcard test/unit/*.h) $(OUR_HEADERS) $(STATS_OBJS) build/compiled build/linked
	@mkdir -p build/unit
	$(CC) -std=c11 $(FLOAT_FLAGS) -O1 -g -Wall -Wextra -Isrc -Itest/unit -o $@ $(filter %.c,$^) $(STATS_OBJS) $(LAPACK) $(RMATH) -lm

# Everything below is done by scripts, which get the variables that were given to make.
SCRIPT = @exec env PG_CONFIG='$(PG_CONFIG)' LAPACK='$(LAPACK)' FLOAT_FLAGS='$(FLOAT_FLAGS)' MAKE='$(MAKE)' MAKEFLAGS= tools/

.PHONY: FORCE demo demo-shell report dashboard test dashboard-test test-matrix check-long analyze coverage bench accuracy unit unit-programs werror stop-private

demo demo-shell report dashboard test dashboard-test test-matrix check-long analyze coverage bench accuracy:
	$(SCRIPT)$@.sh $(MAKEOVERRIDES)

ifneq ($(and $(PGXS),$(SERVER_HEADERS)),)
unit-programs: $(UNIT_TESTS)
unit: unit-programs
	@failed=0; for t in $(UNIT_TESTS); do $$t || failed=1; done; exit $$failed
werror:
	$(SCRIPT)werror.sh
endif

clean: stop-private
stop-private:
	@tools/stop.sh
