ALTER TABLE sales ADD COLUMN tea int CONSTRAINT sales_tea_fkey REFERENCES public.teas, ADD CONSTRAINT sales_id_check CHECK (id > 0);
CREATE INDEX sales_tea_idx ON sales (tea);
CREATE FUNCTION public.on_sale() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER on_sale AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION public.on_sale();
CREATE POLICY own_sales ON sales USING (tea IS NOT NULL);
CREATE OR REPLACE FUNCTION till.open() RETURNS boolean RETURN false;
CREATE VIEW public.sold AS SELECT tea FROM sales;
COMMENT ON TABLE sales IS 'from the till';
