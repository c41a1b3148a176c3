-- no-transaction
CREATE INDEX CONCURRENTLY i ON one (id);
