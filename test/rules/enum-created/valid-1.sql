CREATE TYPE order_state AS ENUM ('open');
-- @judged
ALTER TYPE order_state ADD VALUE 'paid' AFTER 'open';
