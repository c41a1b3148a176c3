CREATE TABLE suffixed (id jsonb);
