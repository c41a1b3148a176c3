CREATE TABLE links (a bigint, b bigint);
-- @judged
ALTER TABLE links ADD PRIMARY KEY (a, b);
