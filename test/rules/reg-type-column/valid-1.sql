-- @judged
CREATE TABLE searches (id bigint PRIMARY KEY, configuration text, source regclass);
