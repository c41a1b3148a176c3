CREATE INDEX products_active_name_idx ON products (name) WHERE active;
