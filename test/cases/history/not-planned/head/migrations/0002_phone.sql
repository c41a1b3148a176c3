ALTER TABLE users ADD COLUMN phone text, ADD COLUMN fax text;
CREATE TABLE badges (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users);
