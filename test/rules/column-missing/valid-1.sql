-- @options columns=created_at
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, created_at timestamptz);
