\restrict token;with;semicolons
\set ON_ERROR_STOP on
create table t (a text, b text);
copy t (a, b) from stdin with (format csv);
1,"x; y"
\N	it's
\.
select 1
\gexec
select 2 \g
copy t to stdout;
copy (select 'from stdin') to stdout; copy t from STDIN;
create table u ();
\unrestrict token
