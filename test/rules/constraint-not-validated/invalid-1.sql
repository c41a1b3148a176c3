CREATE TABLE orders (id bigint PRIMARY KEY, total numeric);
-- @judged
ALTER TABLE orders ADD CONSTRAINT positive_total CHECK (total <> 0.5) NOT VALID;
