CREATE TABLE orders (id bigint PRIMARY KEY, amount numeric, placed date);
CREATE AGGREGATE total(numeric) (SFUNC = numeric_add, STYPE = numeric);
CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;
CREATE STATISTICS by_day ON amount, placed FROM orders;
CREATE FOREIGN DATA WRAPPER bare;
CREATE SERVER archive FOREIGN DATA WRAPPER bare;
CREATE FOREIGN TABLE old_orders (id bigint, amount numeric, note text) SERVER archive;
CREATE PUBLICATION feed FOR TABLE orders;
