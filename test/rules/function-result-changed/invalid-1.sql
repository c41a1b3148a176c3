CREATE FUNCTION total(order_id bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- @judged
DROP FUNCTION total(bigint);
CREATE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
