CREATE TABLE a (b serial);
