-- @judged
CREATE SEQUENCE invoice_numbers;
ALTER SEQUENCE invoice_numbers RENAME TO invoice_number;
