CREATE FUNCTION set_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email email_address NOT NULL UNIQUE,
    full_name text NOT NULL,
    fax varchar(20),
    marketing_consent boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz
);
COMMENT ON TABLE customers IS 'People who have bought something or opened an account';
COMMENT ON COLUMN customers.deleted_at IS 'Set when the account is closed; the row stays for the books';

CREATE TRIGGER customers_set_updated_at
    BEFORE UPDATE ON customers
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();

CREATE TABLE addresses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    label text NOT NULL DEFAULT 'home',
    street text NOT NULL,
    postal_code varchar(12) NOT NULL,
    city text NOT NULL,
    country char(2) NOT NULL CHECK (country = upper(country)),
    UNIQUE (customer_id, label)
);
COMMENT ON COLUMN addresses.country IS 'ISO 3166-1 alpha-2';
