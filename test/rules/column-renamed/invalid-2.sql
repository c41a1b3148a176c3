CREATE TABLE "User" (id bigint PRIMARY KEY, "fullName" text);
-- @judged
ALTER TABLE "User" RENAME "fullName" TO full_name;
