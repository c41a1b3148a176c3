CREATE TABLE countries (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE countries ADD COLUMN codes char[];
