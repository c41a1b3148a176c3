-- @judged
CREATE TABLE orders (id bigserial PRIMARY KEY);
