CREATE TABLE a (id jsonb);
