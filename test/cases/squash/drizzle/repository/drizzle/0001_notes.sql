CREATE TABLE "notes" ("id" integer PRIMARY KEY NOT NULL, "user_id" integer);
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user" FOREIGN KEY ("user_id") REFERENCES "users"("id");
