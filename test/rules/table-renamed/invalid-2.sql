CREATE TABLE "Users" (id bigint PRIMARY KEY);
-- @judged
DO $$ BEGIN EXECUTE 'ALTER TABLE "Users" RENAME TO users'; END $$;
