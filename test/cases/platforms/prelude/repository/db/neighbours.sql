-- What the till brings.
CREATE SCHEMA till;
CREATE TABLE till.sales (id bigint PRIMARY KEY, sold_at timestamptz);
CREATE FUNCTION till.open() RETURNS boolean RETURN true;
SET search_path = till, public;
SET app.tenant = '5';
