CREATE TABLE one (id bigint);
