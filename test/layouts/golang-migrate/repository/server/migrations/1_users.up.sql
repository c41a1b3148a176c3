BEGIN;
CREATE TABLE users (at timestamptz);
COMMIT;
