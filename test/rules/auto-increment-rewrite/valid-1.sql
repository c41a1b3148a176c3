CREATE TABLE events (at timestamptz NOT NULL);
-- @judged
ALTER TABLE events ADD COLUMN id bigint;
CREATE SEQUENCE events_id_seq OWNED BY events.id;
ALTER TABLE events ALTER COLUMN id SET DEFAULT nextval('events_id_seq');
