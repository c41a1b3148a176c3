CREATE TABLE public.orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN note text;
