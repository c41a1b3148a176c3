-- the second one with this number
CREATE TABLE payments (id bigint PRIMARY KEY);
