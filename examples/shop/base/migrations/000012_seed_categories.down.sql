DELETE FROM categories WHERE id IN (2, 3);
DELETE FROM categories WHERE id IN (1, 4);
