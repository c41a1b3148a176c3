CREATE SCHEMA "Odd schema";
CREATE TYPE "Odd schema"."select" AS ENUM ('it''s', 'a"b', '');
CREATE TABLE "Odd schema"."table" (
    "order" integer PRIMARY KEY,
    "a.b" "Odd schema"."select" DEFAULT 'it''s',
    "Größe" text CHECK ("Größe" <> 'x;y' AND "a.b" = 'a"b'),
    "with ""quotes""" text,
    "user" text DEFAULT E'tab\there\\',
    "$1" text GENERATED ALWAYS AS ("user" || '--') STORED
);
CREATE VIEW public."table" AS SELECT t."order" AS "group", t."user" FROM "Odd schema"."table" AS t;
CREATE FUNCTION "Odd schema"."table"("from" "Odd schema"."select"[], "In" integer DEFAULT 1) RETURNS "Odd schema"."table"
    LANGUAGE sql AS $odd$ SELECT * FROM "Odd schema"."table" WHERE $$x$$ <> '' $odd$;
CREATE INDEX "drop table" ON "Odd schema"."table" ("a.b", lower("Größe"));
COMMENT ON COLUMN "Odd schema"."table"."with ""quotes""" IS $$it's -- a "comment"
over two lines; /* still */ $$;
CREATE TABLE same_name_as_a_type_in_catalog (id integer, "timestamp" timestamp(3), "interval" interval day to second(3), bits bit(3)[], "char" "char");
CREATE TABLE public.pg_class (id integer REFERENCES "Odd schema"."table");
