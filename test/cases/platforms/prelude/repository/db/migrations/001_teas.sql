CREATE TABLE public.teas (id int PRIMARY KEY, sale bigint REFERENCES sales, tenant text DEFAULT current_setting('app.tenant'));
SET search_path = public;
