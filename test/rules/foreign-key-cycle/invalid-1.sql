CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE teams (id bigint PRIMARY KEY, owner_id bigint REFERENCES users (id));
-- @judged
ALTER TABLE users ADD COLUMN team_id bigint REFERENCES teams (id);
