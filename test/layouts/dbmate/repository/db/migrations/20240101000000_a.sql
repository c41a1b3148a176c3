-- migrate:up
CREATE TABLE a (at timestamptz);

-- migrate:down
DROP TABLE a;
