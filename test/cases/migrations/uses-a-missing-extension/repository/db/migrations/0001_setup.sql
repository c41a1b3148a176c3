CREATE EXTENSION postgis;
CREATE TABLE places (id bigserial PRIMARY KEY, at geography(Point, 4326));
