CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE teams (id bigint PRIMARY KEY, owner_id bigint REFERENCES users (id));
-- @judged
CREATE TABLE memberships (user_id bigint REFERENCES users (id), team_id bigint REFERENCES teams (id), PRIMARY KEY (user_id, team_id));
ALTER TABLE users ADD COLUMN manager_id bigint REFERENCES users (id);
