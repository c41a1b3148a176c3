ALTER TABLE orders ADD COLUMN total numeric(10,2) NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN email text;
UPDATE users SET email = name || '@example.com';
ALTER TABLE users ALTER COLUMN email SET NOT NULL;
CREATE TABLE scratch (id int);
INSERT INTO scratch VALUES (1);
