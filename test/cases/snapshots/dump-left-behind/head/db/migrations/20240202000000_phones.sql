-- migrate:up
ALTER TABLE customers ADD COLUMN phone text;
ALTER TABLE customers ALTER COLUMN email TYPE text;

-- migrate:down
ALTER TABLE customers DROP COLUMN phone;
