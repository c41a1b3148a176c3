-- @judged
CREATE TABLE memberships (user_id bigint, team_id bigint, PRIMARY KEY (user_id, team_id));
