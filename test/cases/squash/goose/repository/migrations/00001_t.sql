-- +goose Up
CREATE TABLE t (id int PRIMARY KEY, at int);
-- +goose Down
DROP TABLE t;
