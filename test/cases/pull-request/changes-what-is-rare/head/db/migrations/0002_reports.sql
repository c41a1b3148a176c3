DROP AGGREGATE total(numeric);
CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric, INITCOND = '0');
DROP RULE keep ON orders;
ALTER PUBLICATION feed ADD TABLES IN SCHEMA public;
ALTER FOREIGN TABLE old_orders DROP COLUMN note, ADD COLUMN placed date, ALTER COLUMN id TYPE int;
CREATE TYPE span AS RANGE (subtype = date, subtype_diff = pg_catalog.daterange_subdiff);
CREATE OPERATOR === (LEFTARG = date, RIGHTARG = date, FUNCTION = date_eq, COMMUTATOR = ===);
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watching ON ddl_command_end EXECUTE FUNCTION watch();
