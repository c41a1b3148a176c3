-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, items smallint);
