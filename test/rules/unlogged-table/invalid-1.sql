-- @judged
CREATE UNLOGGED TABLE sessions (id uuid PRIMARY KEY);
