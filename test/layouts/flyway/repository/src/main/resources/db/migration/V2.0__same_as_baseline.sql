CREATE TABLE base ();
