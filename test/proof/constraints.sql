CREATE EXTENSION btree_gist;
CREATE TABLE rooms (
    id integer CONSTRAINT rooms_key PRIMARY KEY WITH (fillfactor = 80),
    kind character varying NOT NULL CHECK (kind IN ('single', 'double')),
    code character(3) CHECK (code = ANY (ARRAY['abc', 'def'])),
    size integer CONSTRAINT size_positive CHECK (size > 0) NOT ENFORCED,
    old_name text CONSTRAINT named NOT NULL,
    number integer,
    floor integer,
    UNIQUE NULLS NOT DISTINCT (number) INCLUDE (kind),
    CONSTRAINT late UNIQUE (number, floor) DEFERRABLE INITIALLY DEFERRED,
    CHECK (number > 0 AND (floor > 0 AND floor < 9) OR NOT (kind = 'single' OR number IS NULL))
);
ALTER TABLE rooms RENAME COLUMN old_name TO name;
ALTER TABLE rooms ADD CONSTRAINT short_name CHECK (length(name) < 50) NOT VALID;
ALTER TABLE rooms ADD CONSTRAINT floor_known NOT NULL floor NOT VALID;
CREATE TABLE bookings (
    room integer REFERENCES rooms DEFERRABLE,
    during tstzrange NOT NULL,
    cancelled boolean DEFAULT false,
    EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled) DEFERRABLE
);
CREATE TABLE prices (room integer, valid daterange, price money, PRIMARY KEY (room, valid WITHOUT OVERLAPS));
CREATE TABLE offers (
    room integer,
    valid daterange,
    FOREIGN KEY (room, PERIOD valid) REFERENCES prices (room, PERIOD valid)
);
CREATE TABLE lines (room integer CONSTRAINT of_room REFERENCES rooms NOT ENFORCED, UNIQUE (room));
ALTER TABLE lines REPLICA IDENTITY FULL;
ALTER TABLE lines CLUSTER ON lines_room_key;
CREATE TABLE codes (code text PRIMARY KEY, name text NOT NULL, CONSTRAINT codes_name UNIQUE (name));
ALTER TABLE codes ADD CONSTRAINT codes_code UNIQUE (code);
ALTER TABLE codes ADD CONSTRAINT a_name UNIQUE (name);
ALTER TABLE codes REPLICA IDENTITY USING INDEX codes_code;
CREATE TABLE parts (code text PRIMARY KEY) PARTITION BY LIST (code);
ALTER TABLE parts ADD CONSTRAINT parts_code UNIQUE (code);
CREATE TABLE part PARTITION OF parts FOR VALUES IN ('a');
COMMENT ON CONSTRAINT codes_code ON codes IS 'says the same again';
COMMENT ON CONSTRAINT late ON rooms IS 'swapped in one transaction';
