-- migrate:up
ALTER TABLE people ADD COLUMN first_name text;
UPDATE people SET first_name = split_part(full_name, ' ', 1);
ALTER TABLE pets RENAME COLUMN kind TO species;
-- migrate:down
ALTER TABLE pets RENAME COLUMN species TO kind;
ALTER TABLE people DROP COLUMN first_name;
