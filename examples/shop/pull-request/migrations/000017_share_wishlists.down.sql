ALTER TABLE wishlists DROP COLUMN shared;
