-- migrate:up
CREATE TABLE pets (id int PRIMARY KEY, kind text);
INSERT INTO pets VALUES (1, 'cat'), (2, 'dog');
-- migrate:down
DROP TABLE pets;
