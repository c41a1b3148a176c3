CREATE TABLE suffixed (id bigint);
