-- +goose up
-- +goose StatementBegin
CREATE FUNCTION f() RETURNS int LANGUAGE sql
BEGIN ATOMIC SELECT 1; SELECT 2; END
-- +goose StatementEnd
SELECT f();
-- +goose down
DROP FUNCTION f();
