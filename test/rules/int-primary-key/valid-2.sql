-- @judged
CREATE TABLE countries (id integer PRIMARY KEY, name text);
