CREATE TABLE orders ();
