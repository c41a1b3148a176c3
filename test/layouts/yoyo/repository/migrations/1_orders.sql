-- Orders need users.
-- depends: 3_users

CREATE TABLE orders (id bigint);
