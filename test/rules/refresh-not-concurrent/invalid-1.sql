CREATE TABLE sales (day date NOT NULL, amount numeric NOT NULL);
CREATE MATERIALIZED VIEW sales_by_day AS SELECT day, sum(amount) AS amount FROM sales GROUP BY day;
CREATE UNIQUE INDEX sales_by_day_key ON sales_by_day (day);
-- @judged
REFRESH MATERIALIZED VIEW sales_by_day;
