-- database-spec: ignore index-not-concurrent
CREATE INDEX orders_both_idx ON orders (customer_id, id);
