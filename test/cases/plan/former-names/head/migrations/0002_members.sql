ALTER TABLE people DROP COLUMN fax;
ALTER TABLE people RENAME COLUMN phone_number TO phone;
ALTER TABLE people RENAME TO members;
