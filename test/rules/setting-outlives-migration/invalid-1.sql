CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
SET search_path = archive, public;
