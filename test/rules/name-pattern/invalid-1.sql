-- @options table=^[a-z][a-z0-9_]*s$
-- @judged
CREATE TABLE order_item (id bigint PRIMARY KEY);
