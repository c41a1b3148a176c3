-- @judged
CREATE TABLE prices (id bigint PRIMARY KEY, product_id bigint NOT NULL, region text, UNIQUE (product_id, region));
