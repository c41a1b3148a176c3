-- @judged
CREATE TYPE address AS (street text, zip text);
ALTER TYPE address RENAME ATTRIBUTE zip TO postcode;
