CREATE TABLE plain ();
