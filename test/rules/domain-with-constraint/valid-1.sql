-- @judged
CREATE DOMAIN price AS numeric;
