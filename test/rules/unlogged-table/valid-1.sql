-- @judged
CREATE TABLE sessions (id uuid PRIMARY KEY);
