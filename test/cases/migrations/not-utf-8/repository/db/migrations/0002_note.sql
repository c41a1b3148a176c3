-- A note.
COMMENT ON TABLE customers IS 'Käufer';
