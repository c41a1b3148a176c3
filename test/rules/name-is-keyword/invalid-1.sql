-- @judged
CREATE TABLE logins (id bigint PRIMARY KEY, "user" text);
