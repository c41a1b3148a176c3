BEGIN;
CREATE TABLE items (id bigint);
\ir ../../shared/touch.sql
COMMIT;
