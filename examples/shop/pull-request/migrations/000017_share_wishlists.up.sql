ALTER TABLE wishlists ADD COLUMN shared boolean NOT NULL DEFAULT false;
