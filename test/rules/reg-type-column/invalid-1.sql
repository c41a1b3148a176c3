-- @judged
CREATE TABLE searches (id bigint PRIMARY KEY, configuration regconfig);
