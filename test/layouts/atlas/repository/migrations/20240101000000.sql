CREATE TABLE old (id bigint);
