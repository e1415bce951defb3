# shellcheck shell=bash
# latency.sh: how long after its cancel a statement ends (for cancel.sh and run_faults.sh to source)
#
# The cancel comes when the backend has used so much of the processor's time, and what is measured is what it uses from
# there on: on a busy machine a statement waits for its turn, and that is not its fault.  The database has faults.sql.

cancel_settings="SET max_parallel_workers_per_gather = 0; SET client_min_messages = error"

# The processor's time that a statement takes, in whole ms, at most so many
duration() { # STATEMENT MOST
	psql -X -q -A -t 2>/dev/null <<-SQL
		$cancel_settings;
		SELECT processor_time() AS before, cancel_after($2) \\gset
		$1 \\g /dev/null
		SELECT ceil(processor_time() - :before) FROM cancel_latency();
	SQL
}

# Of a statement cancelled at these moments (ms): a line per moment: the moment, its latency in ms, the SQLSTATE, and how
# much of the latency is before the error
latencies() { # STATEMENT MOMENT...
	local statement=$1 moment
	shift
	{
		echo "$cancel_settings;"
		for moment in "$@"; do
			echo "SELECT cancel_after($moment) \\g /dev/null"
			echo "$statement \\g /dev/null"
			echo "\\set state :SQLSTATE"
			echo "SELECT $moment, ceil(coalesce(cancel_latency(), 0)), :'state', ceil(coalesce(cancel_noticed(), 0));"
		done
	} | psql -X -q -A -t -F ' ' 2>/dev/null
}

# How late the latest of these cancels was, in ms, and how late the latest error; 9999 where the statement ended in another
worst_latencies() { # STATEMENT MOMENT...
	latencies "$@" | awk '
		$3 != "57014" && $3 != "00000" { $2 = $4 = 9999 }
		$2 > ended { ended = $2 }
		$4 > noticed { noticed = $4 }
		END { print (NR > 0 ? ended + 0 " " noticed + 0 : "9999 9999") }'
}
