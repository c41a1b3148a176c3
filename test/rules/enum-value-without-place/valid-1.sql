CREATE TYPE order_state AS ENUM ('open', 'paid');
-- @judged
ALTER TYPE order_state ADD VALUE 'shipped' AFTER 'paid';
