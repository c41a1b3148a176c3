ALTER TABLE inventory ALTER COLUMN reorder_level SET DEFAULT 5;
ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);
