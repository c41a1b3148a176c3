-- @judged
CREATE TABLE settings (name text NOT NULL UNIQUE, value text);
CREATE TABLE events (id bigint, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events DEFAULT;
CREATE TEMP TABLE scratch (id bigint);
