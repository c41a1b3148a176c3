ALTER TABLE customers DROP COLUMN fax;
ALTER TABLE customers ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{6,14}$');
