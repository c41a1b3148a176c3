CREATE TABLE measured (a integer, b integer, c text);
CREATE STATISTICS measured_all ON a, b FROM measured;
CREATE STATISTICS (ndistinct, dependencies) ON a, b, lower(c) FROM measured;
CREATE STATISTICS measured_expression ON (a + b) FROM measured;
ALTER STATISTICS measured_all SET STATISTICS 500;
COMMENT ON STATISTICS measured_all IS 'a and b go together';
ALTER TABLE measured ALTER COLUMN a SET STATISTICS 300, ALTER COLUMN b SET (n_distinct = -0.5);
CREATE INDEX measured_sum ON measured ((a + b), c);
ALTER INDEX measured_sum ALTER COLUMN 1 SET STATISTICS 50;
