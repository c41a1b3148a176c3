CREATE TABLE "Customers" (id bigint PRIMARY KEY, "eMail" text, name text);
-- @judged
UPDATE "Customers" SET "eMail" = '' WHERE "eMail" IS NULL;
ALTER TABLE IF EXISTS "Customers" ALTER "eMail" SET NOT NULL, ADD COLUMN age int;
