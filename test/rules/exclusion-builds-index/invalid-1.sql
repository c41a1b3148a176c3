CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange NOT NULL);
-- @judged
ALTER TABLE bookings ADD CONSTRAINT bookings_do_not_overlap EXCLUDE USING gist (during WITH &&);
