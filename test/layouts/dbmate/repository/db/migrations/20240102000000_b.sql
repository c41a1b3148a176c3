-- why
-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY i ON a (at);
-- migrate:down transaction:false
DROP INDEX i;
