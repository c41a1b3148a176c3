-- migrate:up
CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql AS $$ SELECT upper(t) || ';' $$;
DO $$ BEGIN UPDATE pets SET species = shout(species); END $$;
ALTER TABLE pets DROP COLUMN species;
-- migrate:down
ALTER TABLE pets ADD COLUMN species text;
DROP FUNCTION shout(text);
