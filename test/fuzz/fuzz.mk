# fuzz.mk: the fuzz targets, for tools/fuzz.sh; from the repository's root
#
# Every test/fuzz/NAME_fuzz.c becomes build/fuzz/NAME, with all of src/stats and src/codec, instrumented, and with LAPACK
# and libRmath, which are not.  A division by zero is no finding, as infinities are meant; a conversion that does not
# fit its integer is one.
#
# Those that need neither library become build/fuzz/NAME_memory as well, for the sanitizer of uninitialised memory: it has
# to see everything that writes.

CLANG ?= clang
LAPACK ?= /usr/lib/$(shell $(CLANG) -print-target-triple | sed 's/-pc//')/liblapack_pic.a \
	/usr/lib/$(shell $(CLANG) -print-target-triple | sed 's/-pc//')/blas/libblas.a

OUT = build/fuzz
FLAGS = -std=c11 -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -Wall -Wextra -Isrc -Itest/fuzz $(FLOAT_FLAGS)
ADDRESS = -fsanitize=address,undefined,float-cast-overflow
MEMORY = -fsanitize=memory -fsanitize-memory-track-origins

SOURCES = $(sort $(wildcard src/stats/*.c src/codec/*.c)) test/unit/host.c
HEADERS = $(wildcard src/*/*.h test/fuzz/*.h)
OBJECTS = $(patsubst %.c,$(OUT)/address/%.o,$(SOURCES))
TARGETS = $(patsubst test/fuzz/%_fuzz.c,$(OUT)/%,$(sort $(wildcard test/fuzz/*_fuzz.c)))

# NAME_memory, which 64-bit machines have, and what of src it links
MEMORY_TARGETS = $(if $(filter x86_64-% aarch64-%,$(shell $(CLANG) -print-target-triple)),$(OUT)/triangle_memory)
TRIANGLE_OBJECTS = $(patsubst %.c,$(OUT)/memory/%.o,src/stats/tsqr.c src/stats/tsqr2.c)

.PHONY: all
.SECONDARY:
all: $(TARGETS) $(MEMORY_TARGETS)

$(OUT)/address/%.o: %.c $(HEADERS)
	@mkdir -p $(@D)
	$(CLANG) $(FLAGS) $(ADDRESS) -fsanitize=fuzzer-no-link -c -o $@ $<

$(OUT)/memory/%.o: %.c $(HEADERS)
	@mkdir -p $(@D)
	$(CLANG) $(FLAGS) $(MEMORY) -fsanitize=fuzzer-no-link -c -o $@ $<

$(OUT)/triangle_memory: test/fuzz/triangle_fuzz.c $(TRIANGLE_OBJECTS) $(HEADERS)
	$(CLANG) $(FLAGS) $(MEMORY) -fsanitize=fuzzer -o $@ $< $(TRIANGLE_OBJECTS) -lm

$(OUT)/%: test/fuzz/%_fuzz.c $(OBJECTS) $(HEADERS)
	$(CLANG) $(FLAGS) $(ADDRESS) -fsanitize=fuzzer -o $@ $< $(OBJECTS) $(LAPACK) -lRmath -lm
