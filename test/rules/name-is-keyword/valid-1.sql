-- @judged
CREATE TABLE logins (id bigint PRIMARY KEY, name text, type text, value text);
