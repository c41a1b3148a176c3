CREATE SEQUENCE invoice_numbers AS integer;
-- @judged
ALTER SEQUENCE invoice_numbers AS bigint;
