-- dependents_fingerprint.sql: what the objects of dependents.sql give
SELECT md5(string_agg(v::text, ';' ORDER BY v::text)) FROM verdicts v;
SELECT md5(r::text) FROM rolled_up r;
SELECT md5(string_agg(c::text, ';')) FROM distinct_summaries;
SELECT md5(string_agg(k::text, ';' ORDER BY what)) FROM kept k;
SELECT part, md5(l::text), n, p_of(c), (t).t, md5(mrs_oneway_send(many[2])) FROM leaning l ORDER BY part;
SELECT md5(again(o)::text) FROM (SELECT o FROM stored ORDER BY part) s;
SELECT tableoid::regclass, part FROM hashed ORDER BY part;
SET enable_seqscan = off;
SELECT count(*) FROM leaning l WHERE (sampling_adequacy(m)).n = (SELECT (sampling_adequacy(m)).n FROM leaning WHERE part = l.part);
SELECT count(*) FROM leaning WHERE part >= 0 AND (cramers_v(c)).n > 10;
SELECT count(*) FROM kept k WHERE c = (SELECT c FROM kept WHERE what = k.what);
SELECT count(*) FROM stored s JOIN hashed h USING (c);
