CREATE TABLE orders (id bigint PRIMARY KEY);
-- @judged
CREATE ROLE reporting;
GRANT SELECT ON orders TO reporting;
GRANT USAGE ON SCHEMA public TO PUBLIC;
REVOKE ALL ON orders FROM PUBLIC;
