-- @judged
CREATE ROLE app LOGIN NOSUPERUSER;
CREATE ROLE reporting;
GRANT reporting TO app;
