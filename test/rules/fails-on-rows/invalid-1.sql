CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, state state NOT NULL, amount int);
CREATE DOMAIN quantity AS int;
CREATE TABLE items (id bigint PRIMARY KEY, pieces quantity);
-- @judged
ALTER DOMAIN quantity SET NOT NULL;
