CREATE TABLE zero ();
