-- @judged no-transaction
DROP DATABASE IF EXISTS shop;
