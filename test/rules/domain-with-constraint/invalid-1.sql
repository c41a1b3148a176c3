-- @judged
CREATE DOMAIN price AS numeric CHECK (VALUE > 0);
