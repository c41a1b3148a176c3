COMMENT ON TABLE customers IS 'who buys;

ALTER TABLE customers ADD note text;
