-- @judged
CREATE TABLE prices (id bigint PRIMARY KEY, product_id bigint NOT NULL, region text, UNIQUE NULLS NOT DISTINCT (product_id, region));
CREATE TABLE users (id bigint PRIMARY KEY, email text UNIQUE);
