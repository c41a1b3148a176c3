CREATE TABLE scratch (id int);
DROP INDEX orders_user;
ALTER TABLE orders RENAME COLUMN remark TO note;
