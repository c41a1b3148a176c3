CREATE TYPE address AS (street text, zip text);
-- @judged
ALTER TYPE address RENAME ATTRIBUTE zip TO postcode;
