INSERT INTO stock VALUES ('bolt', 3), ('nut', 4);
