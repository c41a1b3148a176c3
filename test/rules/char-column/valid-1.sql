-- @judged
CREATE TABLE countries (id bigint PRIMARY KEY, code varchar(2), kind "char");
