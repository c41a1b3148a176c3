CREATE TABLE b (id jsonb);
