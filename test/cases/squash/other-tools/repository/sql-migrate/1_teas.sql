-- +migrate Up
CREATE TABLE teas (id bigint PRIMARY KEY);

-- +migrate Down
DROP TABLE teas;
