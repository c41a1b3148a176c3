-- @judged
CREATE SEQUENCE invoice_numbers INCREMENT BY 50;
ALTER SEQUENCE invoice_numbers INCREMENT BY 1;
