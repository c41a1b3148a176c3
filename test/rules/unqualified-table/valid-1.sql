CREATE TABLE public.orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE public.orders ADD COLUMN note text;
CREATE TEMP TABLE copies AS SELECT id FROM public.orders;
DROP TABLE copies;
