CREATE TABLE people (id bigint PRIMARY KEY, fax text, phone_number text);
CREATE TABLE pets (id bigint PRIMARY KEY);
DROP TABLE pets;
