-- faults.sql: the functions of faults.c, in the library :'library'
CREATE FUNCTION processor_time() RETURNS float8 LANGUAGE c AS :'library';
CREATE FUNCTION cancel_after(ms float8) RETURNS void STRICT LANGUAGE c AS :'library';
CREATE FUNCTION cancel_latency() RETURNS float8 LANGUAGE c AS :'library';
CREATE FUNCTION cancel_noticed() RETURNS float8 LANGUAGE c AS :'library';
CREATE FUNCTION limit_memory(bytes bigint) RETURNS void STRICT LANGUAGE c AS :'library';
CREATE FUNCTION open_library(file text) RETURNS void STRICT LANGUAGE c AS :'library';
CREATE FUNCTION fail_malloc(k bigint) RETURNS void STRICT LANGUAGE c AS :'library';
CREATE FUNCTION malloc_failed() RETURNS bool LANGUAGE c AS :'library';
