CREATE SEQUENCE invoice_numbers;
-- @judged
ALTER SEQUENCE invoice_numbers RENAME TO invoice_number;
