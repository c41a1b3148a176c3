CREATE TABLE base (id bigserial);
