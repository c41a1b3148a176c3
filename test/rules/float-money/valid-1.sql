-- @judged
CREATE TABLE orders (id bigint PRIMARY KEY, total_price numeric(12,2), weight double precision, price_score real);
