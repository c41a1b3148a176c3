CREATE TABLE "a" ("id" serial)
--> statement-breakpoint
CREATE TABLE "b" ("id" serial);--> statement-breakpoint
ALTER TABLE "b" ADD COLUMN "c" text;