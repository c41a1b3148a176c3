CREATE TABLE filler AS
SELECT g, repeat('x', 2000) AS text FROM generate_series(1, 100000000) g;
