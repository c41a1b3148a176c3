-- +goose Up
CREATE TABLE a (id bigserial);
CREATE TABLE b ();

-- +goose Down
DROP TABLE a;
-- +goose StatementBegin
DROP TABLE b;
-- +goose StatementEnd
