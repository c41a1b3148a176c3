CREATE TABLE apples (id bigint PRIMARY KEY); CREATE TABLE pears (id bigint PRIMARY KEY);
