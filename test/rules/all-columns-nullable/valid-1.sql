-- @judged
CREATE TABLE imports (name text NOT NULL, value text);
