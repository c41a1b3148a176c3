CREATE TABLE orders (id jsonb);
