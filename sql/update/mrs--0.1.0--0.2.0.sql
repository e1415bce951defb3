-- complain if this file is fed to psql instead of ALTER EXTENSION
\echo Use "ALTER EXTENSION mrs UPDATE TO '0.2.0'" to load this file. \quit

-- The objects of 0.2.0 are those of 0.1.0; what changed is in the module, and in how the install script makes them.
