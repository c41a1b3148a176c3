CREATE TABLE items (id bigserial PRIMARY KEY, bin bigint REFERENCES bins);
