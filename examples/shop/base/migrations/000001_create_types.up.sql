CREATE EXTENSION IF NOT EXISTS citext;

CREATE DOMAIN email_address AS citext
    CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$');
COMMENT ON DOMAIN email_address IS 'Compared without regard to case';

CREATE TYPE order_status AS ENUM ('placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled');
CREATE TYPE payment_method AS ENUM ('card', 'transfer', 'invoice');
CREATE TYPE payment_status AS ENUM ('pending', 'captured', 'failed', 'refunded');
