-- @judged
CREATE TABLE memberships (user_id bigint NOT NULL, team_id bigint NOT NULL);
