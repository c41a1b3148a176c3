CREATE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 1.0';
-- @judged
CREATE OR REPLACE FUNCTION total(order_id bigint) RETURNS numeric LANGUAGE sql AS 'SELECT 2.0';
