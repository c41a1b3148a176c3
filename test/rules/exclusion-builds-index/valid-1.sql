CREATE TABLE rooms (id bigint PRIMARY KEY);
-- @judged
CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange NOT NULL);
ALTER TABLE bookings ADD CONSTRAINT bookings_do_not_overlap EXCLUDE USING gist (during WITH &&);
