-- +migrate Up
CREATE TABLE late (id bigint);
