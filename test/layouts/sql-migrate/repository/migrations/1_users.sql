-- Only what follows an annotation is run;
-- +migrate Up
CREATE TABLE users (id bigint);
-- a comment that ends as a statement does;
ALTER TABLE users
	ADD COLUMN name text; -- and one behind it
-- +migrate StatementBegin
CREATE FUNCTION f() RETURNS void AS $$
BEGIN
	PERFORM 1;
END;
$$ LANGUAGE plpgsql
-- +migrate StatementEnd
-- +migrate Down
DROP TABLE users;
