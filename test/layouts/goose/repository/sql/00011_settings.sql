-- +goose ENVSUB ON
-- +goose Up
CREATE SCHEMA s;
