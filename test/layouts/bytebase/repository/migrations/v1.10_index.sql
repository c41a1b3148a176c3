-- txn-mode = off
-- txn-isolation = read-committed

CREATE INDEX CONCURRENTLY i ON users (id);
