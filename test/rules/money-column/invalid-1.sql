-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total money);
