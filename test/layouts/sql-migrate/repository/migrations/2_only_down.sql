-- +migrate Up
-- +migrate Down
DROP TABLE gone;
