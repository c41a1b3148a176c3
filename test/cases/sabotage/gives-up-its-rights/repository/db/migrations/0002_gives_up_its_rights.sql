ALTER ROLE postgres NOSUPERUSER;
ALTER TABLE customers ADD note text;
