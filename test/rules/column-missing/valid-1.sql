-- @options columns=id,created_at
-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, created_at timestamptz);
