CREATE TABLE accounts (id bigint PRIMARY KEY, email text);
-- @judged 0002.sql no-transaction
BEGIN;
CREATE INDEX CONCURRENTLY accounts_email_idx ON accounts (email);
COMMIT;
