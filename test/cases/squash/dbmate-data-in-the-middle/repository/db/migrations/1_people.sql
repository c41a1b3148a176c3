-- migrate:up
CREATE TABLE people (id int PRIMARY KEY, full_name text);
-- migrate:down
DROP TABLE people;
