CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint CONSTRAINT orders_user_fk REFERENCES users (id));
-- @judged
ALTER TABLE orders DROP CONSTRAINT orders_user_fk;
