-- complain if this file is fed to psql instead of CREATE EXTENSION
\echo Use "CREATE EXTENSION mrs" to load this file. \quit

