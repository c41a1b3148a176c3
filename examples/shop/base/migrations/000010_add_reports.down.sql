DROP FUNCTION available_quantity(bigint);
DROP MATERIALIZED VIEW daily_sales;
DROP VIEW order_totals;
