CREATE TABLE alembic_version (version_num varchar(32) NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE orders ADD COLUMN note text;
UPDATE alembic_version SET version_num = 'b' WHERE alembic_version.version_num = 'a';
