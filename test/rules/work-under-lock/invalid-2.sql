CREATE TABLE prices (id bigint PRIMARY KEY, price int NOT NULL);
CREATE TABLE authors (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE authors ADD COLUMN meta jsonb;
ALTER TABLE prices ALTER price TYPE bigint;
SELECT count(*) FROM authors;
