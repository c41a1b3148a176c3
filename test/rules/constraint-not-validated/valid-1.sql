CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- @judged
ALTER TABLE orders ADD CONSTRAINT positive_total CHECK (total IS NULL OR total = total) NOT VALID;
-- @judged
ALTER TABLE orders VALIDATE CONSTRAINT positive_total;
