CREATE TABLE lost (id bigint);
