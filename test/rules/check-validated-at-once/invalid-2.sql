CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL);
-- @judged
ALTER TABLE ONLY orders -- the shop's
  ADD CHECK (total > -1000000000), ADD COLUMN paid numeric DEFAULT 0 CHECK (paid >= 0) NOT NULL;
