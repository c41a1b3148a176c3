CREATE TYPE address AS (street text, zip text);
-- @judged
CREATE TYPE place AS (street text, postcode text);
