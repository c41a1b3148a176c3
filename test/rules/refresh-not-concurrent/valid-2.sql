CREATE TABLE sales (day date NOT NULL, amount numeric NOT NULL);
CREATE MATERIALIZED VIEW totals AS SELECT sum(amount) AS amount FROM sales WITH NO DATA;
-- @judged
CREATE MATERIALIZED VIEW sales_by_day AS SELECT day, sum(amount) AS amount FROM sales GROUP BY day WITH NO DATA;
REFRESH MATERIALIZED VIEW sales_by_day;
REFRESH MATERIALIZED VIEW totals;
