-- +migrate Up
CREATE TABLE annotated ();
-- +migrate Down
DROP TABLE annotated;
