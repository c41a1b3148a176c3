-- @judged
CREATE TABLE users (id uuid PRIMARY KEY, name varchar(40));
