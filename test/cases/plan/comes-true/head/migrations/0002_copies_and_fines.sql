CREATE TABLE copies (id bigint PRIMARY KEY, title text NOT NULL, shelf text);
CREATE INDEX copies_title ON copies (title);
CREATE TABLE fines (id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES members, amount integer);
ALTER TABLE members ADD COLUMN email text;
