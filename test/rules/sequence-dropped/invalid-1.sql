CREATE SEQUENCE invoice_numbers;
-- @judged
DROP SEQUENCE invoice_numbers;
