INSERT INTO base VALUES (2, '${as_it_stands}');
