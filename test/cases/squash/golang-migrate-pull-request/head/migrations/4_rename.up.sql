ALTER TABLE orders RENAME COLUMN note TO remark;
CREATE INDEX CONCURRENTLY orders_user ON orders (user_id);
DROP TABLE scratch;
GRANT SELECT ON orders TO reporting;
COMMENT ON TABLE orders IS 'What people bought';
