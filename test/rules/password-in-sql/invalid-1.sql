-- @judged
CREATE ROLE app LOGIN PASSWORD 'not-a-secret-any-more';
