DROP TYPE payment_status;
DROP TYPE payment_method;
DROP TYPE order_status;
DROP DOMAIN email_address;
DROP EXTENSION citext;
