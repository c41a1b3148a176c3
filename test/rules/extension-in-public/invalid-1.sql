-- @judged
CREATE EXTENSION citext;
