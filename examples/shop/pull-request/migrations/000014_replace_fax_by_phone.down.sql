ALTER TABLE customers DROP COLUMN phone;
ALTER TABLE customers ADD COLUMN fax varchar(20);
