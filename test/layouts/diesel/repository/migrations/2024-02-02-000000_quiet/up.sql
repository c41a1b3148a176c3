CREATE INDEX j ON posts (id);
