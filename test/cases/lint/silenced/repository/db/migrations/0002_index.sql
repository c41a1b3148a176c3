-- database-spec: ignore index-not-concurrent the table has 200 rows
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
