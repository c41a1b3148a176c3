-- +goose ENVSUB ON
-- +goose Up
CREATE SCHEMA ${SCHEMA:-s};
CREATE TABLE ${SCHEMA:-${OTHER:-s}}.costs (price text DEFAULT '\$5');
-- +goose ENVSUB OFF
COMMENT ON SCHEMA s IS '${SCHEMA}';
-- +goose Down
DROP SCHEMA s;
