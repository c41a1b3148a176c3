--depends: 2_index
-- depends: 0_plain 4_code
CREATE TABLE users (id jsonb);
