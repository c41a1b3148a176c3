CREATE TABLE kept (id integer PRIMARY KEY, note text);
CREATE TABLE log (id integer, at timestamptz DEFAULT now());
CREATE VIEW shown AS SELECT id, note FROM kept;
CREATE RULE insert_shown AS ON INSERT TO shown DO INSTEAD INSERT INTO kept VALUES (NEW.id, NEW.note) RETURNING id, note;
CREATE RULE log_update AS ON UPDATE TO kept WHERE NEW.note IS DISTINCT FROM OLD.note
    DO ALSO (INSERT INTO log (id) VALUES (OLD.id); UPDATE log SET at = now() WHERE id = NEW.id);
CREATE RULE never_delete AS ON DELETE TO kept DO INSTEAD NOTHING;
ALTER TABLE kept DISABLE RULE never_delete;
CREATE RULE told AS ON INSERT TO kept DO NOTIFY kept_changed;
COMMENT ON RULE log_update ON kept IS 'who changed what';
