CREATE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
-- @judged
DROP FUNCTION total(bigint);
CREATE FUNCTION total(order_id bigint, currency text DEFAULT 'EUR') RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
