-- @judged
CREATE SCHEMA shop;
ALTER SCHEMA shop RENAME TO store;
