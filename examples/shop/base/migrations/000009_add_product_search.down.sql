DROP INDEX products_active_name_idx;
ALTER TABLE products DROP COLUMN search;
