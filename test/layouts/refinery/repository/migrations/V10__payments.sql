CREATE TABLE payments (id jsonb);
