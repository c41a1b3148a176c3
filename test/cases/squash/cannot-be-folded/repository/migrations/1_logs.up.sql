CREATE TABLE logs (id int PRIMARY KEY, at date); CREATE TYPE level AS ENUM ('low');
