#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# fuzz.sh [--install] SECONDSs | RUNS [TARGET...]: invented inputs for the pure C of src, by libFuzzer: every target
# test/fuzz/*_fuzz.c, or those named, for so many seconds ("5s") or executions ("100000") each, but for
# no more than 20 minutes, two at a time.  FUZZ_SEED is the first number of their chance, without it that of the day.
#
# Prints "ok fuzz TARGET (N executions)" or "not ok ..." per target.  An input that broke one is in build/fuzz/found/;
# "build/fuzz/TARGET FILE" repeats it.  Inputs to begin with are those of test/fuzz/corpus/TARGET/, of which those named
# found-... once broke something.  Without clang and its libraries nothing is done, which is said, unless --install has
# them installed; the libraries that mrs is linked with are taken for granted.

install=
[ "${1:-}" != --install ] || { install=1; shift; }
[[ "${1:-}" =~ ^[0-9]+s?$ ]] || { echo "usage: tools/fuzz.sh [--install] SECONDSs | RUNS [TARGET...]" >&2; exit 2; }
amount=$1
shift

. "$(dirname "$0")/lib.sh"

folder=build/fuzz
results=$folder/results

# Wall clock: a few seconds of the processor's, on a machine that has other things to do and with the sanitizers
timeout=60

# What a target may take at most for its executions: those of integrals make ten a second.
longest=1200

has_fuzzer() {
	mkdir -p "$folder"
	echo 'int LLVMFuzzerTestOneInput(const unsigned char *d, unsigned long n) { return d && n > 99999; }' |
		clang -x c - -fsanitize=fuzzer,address,undefined -o "$folder/probe" >/dev/null 2>&1
}

# apt's clang is of one version, and the package of its libraries is named after that.
install_clang() {
	say "installing clang (the log is build/apt-clang.log)"
	quietly build/apt-clang.log as_root tools/packages.sh clang
	runtime=libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev # Debian 11 has it in clang's own packages
	! apt-cache show "$runtime" >/dev/null 2>&1 || quietly build/apt-clang.log as_root tools/packages.sh "$runtime"
}

# one TARGET: its line goes to the results as well
one() {
	local name=$1 status=0 log=$folder/$1.log corpus=test/fuzz/corpus/${1%_memory} limit executions
	rm -rf "$folder/corpus/$name"
	mkdir -p "$folder/corpus/$name" "$folder/found"
	[ ! -d "$corpus" ] || cp "$corpus"/* "$folder/corpus/$name/"
	case $amount in
		*s) limit=-max_total_time=${amount%s} ;;
		*) limit="-runs=$amount -max_total_time=$longest" ;;
	esac
	# shellcheck disable=SC2086 # limit is one option or two
	"$folder/$name" $limit -seed="${FUZZ_SEED:-$(date +%Y%m%d)}" -timeout=$timeout -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 \
		-artifact_prefix="$folder/found/$name-" "$folder/corpus/$name" >"$log" 2>&1 || status=$?
	executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	if [ "$status" -eq 0 ] && [ "${executions:-0}" -gt 0 ]; then
		echo "ok fuzz $name ($executions executions)" | tee -a "$results"
	else
		tail -n 40 "$log" | cut -c 1-300
		echo "not ok fuzz $name: exit status $status, the log is $log" | tee -a "$results"
	fi
}

two_at_a_time() {
	local name
	for name in "$@"; do
		while [ "$(jobs -rp | wc -l)" -ge 2 ]; do
			wait -n || true
		done
		one "$name" &
	done
	wait
}

targets() {
	local source
	for source in test/fuzz/*_fuzz.c; do
		basename "$source" _fuzz.c
	done
	[ ! -e $folder/triangle_memory ] || echo triangle_memory
}

if ! has_fuzzer; then
	if [ -z "$install" ]; then
		echo "ok fuzz: skipped, as clang with libFuzzer is not installed (packages clang and libclang-rt-NN-dev)"
		exit 0
	fi
	install_clang
	has_fuzzer || die "clang is here, and still cannot build for libFuzzer"
fi
say "building the fuzz targets"
quietly build/fuzz.log "${MAKE:-make}" -f test/fuzz/fuzz.mk -j"$(nproc)" ${LAPACK:+LAPACK="$LAPACK"}
[ $# -gt 0 ] || mapfile -t names < <(targets)
[ $# -eq 0 ] || names=("$@")
: >"$results"
rm -rf "$folder/found"
run two_at_a_time "${names[@]}"
! grep -q '^not ok' "$results" && [ "$(grep -c '^ok' "$results")" -eq ${#names[@]} ]
