CREATE TYPE order_state AS ENUM ('open', 'canceled');
CREATE TABLE orders (id bigint PRIMARY KEY, state order_state);
-- @judged
ALTER TYPE order_state ADD VALUE 'cancelled' AFTER 'canceled';
