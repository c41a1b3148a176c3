CREATE TABLE posts (id serial);
