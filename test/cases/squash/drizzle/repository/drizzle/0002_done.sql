ALTER TABLE "notes" ADD COLUMN "done" boolean DEFAULT false NOT NULL;
