-- +goose Up
-- +goose NO TRANSACTION
CREATE INDEX CONCURRENTLY j ON a (id);
-- +goose StatementBegin
CREATE TABLE c ();
CREATE TABLE d ();
-- +goose StatementEnd

-- the end
-- +goose Down
DROP TABLE c;
