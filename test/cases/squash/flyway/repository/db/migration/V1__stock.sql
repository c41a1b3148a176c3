CREATE TABLE stock (sku text PRIMARY KEY, amount int NOT NULL DEFAULT 0);
