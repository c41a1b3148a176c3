-- @judged
CREATE TABLE imports (name text, value text);
