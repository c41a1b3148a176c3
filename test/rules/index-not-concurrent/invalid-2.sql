CREATE TABLE "Order Items" (id bigint PRIMARY KEY, "Größe" text);
-- @judged
CREATE /* why */ UNIQUE INDEX IF NOT EXISTS "Größen" ON "Order Items" ("Größe") INCLUDE (id) WHERE "Größe" <> '';
