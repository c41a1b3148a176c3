CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
-- @judged
CREATE INDEX orders_by_customer ON orders (customer_id);
COMMENT ON INDEX orders_by_customer IS 'orders_by_the_customer_who_placed_them_and_not_by_the_one_who_pays';
