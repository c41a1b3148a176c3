-- @judged
CREATE TABLE "orderItems" (id bigint CONSTRAINT order_items_key PRIMARY KEY);
