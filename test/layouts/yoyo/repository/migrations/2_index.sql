-- transactional: false
CREATE INDEX CONCURRENTLY i ON plain (id);
