-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY);
COMMENT ON TABLE orders IS 'What customers have bought';
COMMENT ON COLUMN orders.id IS 'The number on the invoice';
