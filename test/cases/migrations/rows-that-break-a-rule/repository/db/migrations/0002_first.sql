INSERT INTO customers (email) VALUES ('a@example.com'), ('a@example.com');
