CREATE TYPE order_state AS ENUM ('open', 'paid', 'archived');
CREATE TABLE orders (id bigint PRIMARY KEY, state order_state);
-- @judged
ALTER TABLE orders ADD CONSTRAINT state_in_use CHECK (state <> 'archived') NOT VALID;
