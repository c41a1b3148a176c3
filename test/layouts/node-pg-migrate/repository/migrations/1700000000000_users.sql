-- Up Migration
CREATE TABLE users (id bigint);

-- Down Migration
DROP TABLE users;
