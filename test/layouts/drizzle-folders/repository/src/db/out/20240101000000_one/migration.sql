CREATE TABLE a ()
--> statement-breakpoint
CREATE TABLE b ()