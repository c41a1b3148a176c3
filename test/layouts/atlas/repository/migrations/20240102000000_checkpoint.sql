-- atlas:checkpoint v1

CREATE TABLE old (id bigint);
CREATE TABLE users (id jsonb);
