CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE sessions (id bigint PRIMARY KEY);
ALTER TABLE sessions SET UNLOGGED;
