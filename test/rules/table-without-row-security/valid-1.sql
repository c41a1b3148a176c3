CREATE TABLE notes (id bigint PRIMARY KEY, owner name);
CREATE TABLE tags (id bigint PRIMARY KEY, owner name);
-- @judged
CREATE TABLE invoices (id bigint PRIMARY KEY, owner name);
