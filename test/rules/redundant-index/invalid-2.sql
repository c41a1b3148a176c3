CREATE TABLE memberships (user_id bigint, team_id bigint, PRIMARY KEY (user_id, team_id));
-- @judged
CREATE INDEX memberships_user_id_idx ON memberships (user_id);
