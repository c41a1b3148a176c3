CREATE SEQUENCE invoice_numbers INCREMENT BY 50;
-- @judged
ALTER SEQUENCE invoice_numbers INCREMENT BY 1;
