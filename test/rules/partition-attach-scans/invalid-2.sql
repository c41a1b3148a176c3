CREATE TABLE measurements (at date NOT NULL, value numeric) PARTITION BY RANGE (at);
CREATE TABLE measurements_else PARTITION OF measurements DEFAULT;
-- @judged
CREATE TABLE measurements_1824 PARTITION OF measurements FOR VALUES FROM ('1824-01-01') TO ('1825-01-01');
