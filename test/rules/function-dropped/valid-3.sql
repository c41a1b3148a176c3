-- @judged
CREATE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
DROP FUNCTION total(bigint);
