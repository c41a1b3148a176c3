-- @judged
CREATE SEQUENCE invoice_numbers;
DROP SEQUENCE invoice_numbers;
