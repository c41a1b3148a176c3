CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE people (id bigint PRIMARY KEY, mood mood);
-- @judged
ALTER TYPE mood RENAME TO feeling;
