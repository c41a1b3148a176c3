-- @judged
DROP SCHEMA IF EXISTS shop;
