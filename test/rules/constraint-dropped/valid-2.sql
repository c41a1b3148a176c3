-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total int CONSTRAINT positive CHECK (total > 0));
ALTER TABLE orders DROP CONSTRAINT positive;
