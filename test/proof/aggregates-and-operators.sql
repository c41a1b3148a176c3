CREATE FUNCTION append_step(state text, item text, separator text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN coalesce(state || separator, '') || item;
CREATE AGGREGATE glue (text, text) (SFUNC = append_step, STYPE = text, INITCOND = '', PARALLEL = SAFE);
CREATE AGGREGATE share (float8 ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA
);
CREATE AGGREGATE running (integer) (
    SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, INITCOND = '0', MINITCOND = '0'
);
CREATE TYPE complex AS (r float8, i float8);
CREATE FUNCTION complex_eq(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1.r = $2.r AND $1.i = $2.i;
CREATE FUNCTION complex_lt(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1.r < $2.r;
CREATE FUNCTION complex_gt(complex, complex) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN $1.r > $2.r;
CREATE FUNCTION complex_cmp(complex, complex) RETURNS integer LANGUAGE sql IMMUTABLE RETURN 0;
CREATE OPERATOR === (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_eq, COMMUTATOR = ===, RESTRICT = eqsel, HASHES, MERGES);
CREATE OPERATOR <<< (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_lt, COMMUTATOR = >>>);
CREATE OPERATOR >>> (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_gt, COMMUTATOR = <<<);
CREATE OPERATOR FAMILY complex_family USING btree;
CREATE OPERATOR CLASS complex_ops FOR TYPE complex USING btree FAMILY complex_family AS
    OPERATOR 1 <<<, OPERATOR 3 ===, OPERATOR 5 >>>, FUNCTION 1 complex_cmp(complex, complex);
CREATE FUNCTION complex_to_text(complex) RETURNS text LANGUAGE sql IMMUTABLE RETURN $1.r::text;
CREATE CAST (complex AS text) WITH FUNCTION complex_to_text(complex) AS ASSIGNMENT;
CREATE TABLE numbers (value complex);
CREATE INDEX ON numbers (value complex_ops);
CREATE VIEW smallest AS SELECT glue(value::text, ',') AS all_values FROM numbers WHERE value <<< ROW (1, 1)::complex;
COMMENT ON AGGREGATE glue (text, text) IS 'joins';
COMMENT ON OPERATOR === (complex, complex) IS 'same';
