CREATE TABLE limits (id bigint PRIMARY KEY);
-- @judged
ALTER TABLE limits
    ADD COLUMN recipients int NOT NULL DEFAULT 0,
    ADD COLUMN documents int NOT NULL DEFAULT 0;
ALTER TABLE limits
    ALTER COLUMN recipients DROP DEFAULT,
    ALTER COLUMN documents DROP DEFAULT;
