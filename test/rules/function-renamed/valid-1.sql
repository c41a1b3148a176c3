CREATE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
-- @judged
CREATE FUNCTION order_total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT total(order_id)';
