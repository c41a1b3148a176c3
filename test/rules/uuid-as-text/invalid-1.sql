-- @judged
CREATE TABLE users (id varchar(36) PRIMARY KEY);
