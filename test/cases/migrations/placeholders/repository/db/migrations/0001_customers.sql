CREATE TABLE ${schema}.customers (id bigserial PRIMARY KEY);
