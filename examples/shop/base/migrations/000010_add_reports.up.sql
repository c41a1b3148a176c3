CREATE VIEW order_totals AS
SELECT o.id AS order_id, o.customer_id, o.status, o.placed_at, sum(i.total) AS total, count(*) AS lines
FROM orders o
JOIN order_items i ON i.order_id = o.id
GROUP BY o.id;
COMMENT ON VIEW order_totals IS 'What each order costs, before its coupon';

CREATE MATERIALIZED VIEW daily_sales AS
SELECT (placed_at AT TIME ZONE 'Europe/Amsterdam')::date AS day, count(*) AS orders, sum(total) AS revenue
FROM order_totals
WHERE status <> 'cancelled'
GROUP BY 1;
CREATE UNIQUE INDEX daily_sales_day_idx ON daily_sales (day);

CREATE FUNCTION available_quantity(wanted_product_id bigint) RETURNS integer
LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT on_hand - reserved FROM inventory WHERE product_id = wanted_product_id), 0);
$$;
COMMENT ON FUNCTION available_quantity(bigint) IS 'What can still be sold today';
