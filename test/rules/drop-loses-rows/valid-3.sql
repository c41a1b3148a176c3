CREATE TABLE customers (id bigint PRIMARY KEY, email text);
CREATE SCHEMA archive;
-- @judged
ALTER TABLE customers RENAME COLUMN email TO mail;
ALTER TABLE customers RENAME TO clients;
ALTER TABLE clients SET SCHEMA archive;
ALTER TABLE archive.clients ADD COLUMN passing text;
ALTER TABLE archive.clients DROP COLUMN passing;
