CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE customers (id bigint, email text UNIQUE);
ALTER TABLE customers ADD PRIMARY KEY (id);
