-- A plan: no migration builds this yet. As it stands it can be the first one.
-- The whole schema, for an empty PostgreSQL 18 database.

-- Settings

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET search_path = public;

-- Types

CREATE TYPE audit_action AS ENUM (
    'INSERT',
    'UPDATE',
    'DELETE'
);

CREATE TYPE invoice_status AS ENUM (
    'draft',
    'issued',
    'paid',
    'void'
);

CREATE TYPE order_status AS ENUM (
    'pending',
    'paid',
    'shipped',
    'delivered',
    'cancelled',
    'refunded'
);

CREATE TYPE payment_status AS ENUM (
    'pending',
    'authorized',
    'captured',
    'failed',
    'cancelled'
);

-- Functions and procedures

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END;
$function$;

CREATE OR REPLACE FUNCTION public.set_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$function$;

CREATE OR REPLACE FUNCTION public.write_audit_log()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
DECLARE
    old_row jsonb;
    new_row jsonb;
    current_row jsonb;
    key jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        old_row := to_jsonb(OLD) - ARRAY['search_vector'];
    END IF;
    IF TG_OP <> 'DELETE' THEN
        new_row := to_jsonb(NEW) - ARRAY['search_vector'];
    END IF;
    -- An update that changes nothing is no change.
    IF old_row - 'updated_at' = new_row - 'updated_at' THEN
        RETURN NULL;
    END IF;
    current_row := coalesce(new_row, old_row);
    IF TG_NARGS > 0 THEN
        SELECT jsonb_object_agg(name, current_row -> name) INTO key FROM unnest(TG_ARGV) AS name;
    END IF;
    INSERT INTO audit_log (table_name, row_id, action, old_values, new_values, changed_by)
    VALUES (
        TG_TABLE_NAME,
        coalesce(key #>> '{}', current_row ->> 'id'),
        TG_OP::audit_action,
        old_row,
        new_row,
        nullif(current_setting('app.user_id', true), '')::text
    );
    RETURN NULL;
END;
$function$;

-- Tables

CREATE TABLE addresses (
    id          uuid                     NOT NULL DEFAULT gen_random_uuid(),
    customer_id uuid                     NOT NULL,
    recipient   text                     NOT NULL,
    line1       text                     NOT NULL,
    line2       text,
    city        text                     NOT NULL,
    region      text,
    postal_code character varying(16),
    country     character(2)             NOT NULL,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    updated_at  timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT addresses_pkey PRIMARY KEY (id),
    CONSTRAINT addresses_country_check CHECK (country ~ '^[A-Z]{2}$'::text)
);
COMMENT ON TABLE addresses IS 'Where something is sent or somebody lives.';
COMMENT ON COLUMN addresses.country IS 'ISO 3166-1 alpha-2, such as DE.';

CREATE TABLE audit_log (
    id         bigint                   GENERATED ALWAYS AS IDENTITY,
    table_name text                     NOT NULL,
    row_id     text                     NOT NULL,
    action     audit_action             NOT NULL,
    old_values jsonb,
    new_values jsonb,
    changed_by text,
    changed_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE audit_log IS 'Who changed which row, when and how. Rows are only ever added, by triggers.';
COMMENT ON COLUMN audit_log.row_id IS 'The primary key of the row; of several columns the whole key as JSON.';
COMMENT ON COLUMN audit_log.old_values IS 'Empty for a row that was added.';
COMMENT ON COLUMN audit_log.new_values IS 'Empty for a row that was deleted.';
COMMENT ON COLUMN audit_log.changed_by IS 'What the application has put into the setting app.user_id; empty for jobs.';

CREATE TABLE categories (
    id         uuid                     NOT NULL DEFAULT gen_random_uuid(),
    parent_id  uuid,
    name       character varying(100)   NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT categories_pkey PRIMARY KEY (id),
    CONSTRAINT categories_name_key UNIQUE (name),
    CONSTRAINT categories_parent_id_check CHECK (parent_id <> id)
);
COMMENT ON TABLE categories IS 'A tree in which products are found.';

CREATE TABLE customers (
    id         uuid                     NOT NULL DEFAULT gen_random_uuid(),
    name       text                     NOT NULL,
    email      text                     NOT NULL,
    phone      text,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT customers_pkey PRIMARY KEY (id),
    CONSTRAINT customers_email_check CHECK (email ~~ '%_@_%'::text)
);

CREATE TABLE invoice_lines (
    id          uuid                     NOT NULL DEFAULT gen_random_uuid(),
    invoice_id  uuid                     NOT NULL,
    "position"  smallint                 NOT NULL,
    description text                     NOT NULL,
    quantity    numeric(12,3)            NOT NULL,
    unit_price  numeric(12,2)            NOT NULL,
    tax_rate    numeric(5,2)             NOT NULL,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    updated_at  timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT invoice_lines_pkey PRIMARY KEY (id),
    CONSTRAINT invoice_lines_invoice_id_position_key UNIQUE (invoice_id, "position"),
    CONSTRAINT invoice_lines_position_check CHECK ("position" > 0),
    CONSTRAINT invoice_lines_quantity_check CHECK (quantity > 0::numeric),
    CONSTRAINT invoice_lines_tax_rate_check CHECK (tax_rate >= 0::numeric AND tax_rate <= 100::numeric)
);
COMMENT ON TABLE invoice_lines IS 'One position of an invoice.';

CREATE TABLE invoices (
    id          uuid                     NOT NULL DEFAULT gen_random_uuid(),
    order_id    uuid,
    customer_id uuid,
    number      character varying(32),
    status      invoice_status           NOT NULL DEFAULT 'draft'::invoice_status,
    currency    character(3)             NOT NULL,
    net_amount  numeric(12,2)            NOT NULL,
    tax_amount  numeric(12,2)            NOT NULL,
    issued_on   date,
    due_on      date,
    paid_at     timestamp with time zone,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    updated_at  timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT invoices_pkey PRIMARY KEY (id),
    CONSTRAINT invoices_number_key UNIQUE (number),
    CONSTRAINT invoices_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
    CONSTRAINT invoices_due_check CHECK (due_on >= issued_on),
    CONSTRAINT invoices_issued_check CHECK (status = 'draft'::invoice_status OR number IS NOT NULL AND issued_on IS NOT NULL),
    CONSTRAINT invoices_net_amount_check CHECK (net_amount >= 0::numeric),
    CONSTRAINT invoices_tax_amount_check CHECK (tax_amount >= 0::numeric)
);
COMMENT ON TABLE invoices IS 'What somebody owes, as it was issued.';
COMMENT ON COLUMN invoices.order_id IS 'What it is for; empty for an invoice without an order.';
COMMENT ON COLUMN invoices.number IS 'Given when it is issued.';
COMMENT ON COLUMN invoices.currency IS 'ISO 4217, such as EUR.';

CREATE TABLE order_lines (
    id           uuid                     NOT NULL DEFAULT gen_random_uuid(),
    order_id     uuid                     NOT NULL,
    product_id   uuid                     NOT NULL,
    quantity     integer                  NOT NULL,
    unit_price   numeric(12,2)            NOT NULL,
    product_name text                     NOT NULL,
    created_at   timestamp with time zone NOT NULL DEFAULT now(),
    updated_at   timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT order_lines_pkey PRIMARY KEY (id),
    CONSTRAINT order_lines_order_id_product_id_key UNIQUE (order_id, product_id),
    CONSTRAINT order_lines_quantity_check CHECK (quantity >= 1),
    CONSTRAINT order_lines_unit_price_check CHECK (unit_price >= 0::numeric)
);
COMMENT ON TABLE order_lines IS 'One product in an order, with the price that was agreed.';
COMMENT ON COLUMN order_lines.unit_price IS 'as agreed when the order was placed';
COMMENT ON COLUMN order_lines.product_name IS 'As it was when the order was placed.';

CREATE TABLE orders (
    id                  uuid                     NOT NULL DEFAULT gen_random_uuid(),
    customer_id         uuid                     NOT NULL,
    shipping_address_id uuid                     NOT NULL,
    status              order_status             NOT NULL DEFAULT 'pending'::order_status,
    number              bigint                   GENERATED ALWAYS AS IDENTITY,
    currency            character(3)             NOT NULL,
    total_amount        numeric(12,2)            NOT NULL,
    placed_at           timestamp with time zone NOT NULL DEFAULT now(),
    created_at          timestamp with time zone NOT NULL DEFAULT now(),
    updated_at          timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_number_key UNIQUE (number),
    CONSTRAINT orders_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
    CONSTRAINT orders_total_amount_check CHECK (total_amount >= 0::numeric)
);
COMMENT ON TABLE orders IS 'What a customer has bought at once.';
COMMENT ON COLUMN orders.number IS 'What people call the order by; it counts up, with gaps.';
COMMENT ON COLUMN orders.currency IS 'ISO 4217, such as EUR.';

CREATE TABLE payments (
    id                 uuid                     NOT NULL DEFAULT gen_random_uuid(),
    order_id           uuid                     NOT NULL,
    status             payment_status           NOT NULL DEFAULT 'pending'::payment_status,
    amount             numeric(12,2)            NOT NULL,
    currency           character(3)             NOT NULL,
    provider           character varying(50)    NOT NULL,
    provider_reference text                     NOT NULL,
    failure_reason     text,
    created_at         timestamp with time zone NOT NULL DEFAULT now(),
    updated_at         timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT payments_pkey PRIMARY KEY (id),
    CONSTRAINT payments_provider_provider_reference_key UNIQUE (provider, provider_reference),
    CONSTRAINT payments_amount_check CHECK (amount > 0::numeric),
    CONSTRAINT payments_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text)
);
COMMENT ON TABLE payments IS 'One attempt to pay.';
COMMENT ON COLUMN payments.currency IS 'ISO 4217, such as EUR.';
COMMENT ON COLUMN payments.provider_reference IS 'What the provider calls the payment; never a card number.';

CREATE TABLE products (
    id            uuid                     NOT NULL DEFAULT gen_random_uuid(),
    category_id   uuid                     NOT NULL,
    sku           text                     NOT NULL,
    name          text                     NOT NULL,
    description   text,
    price         numeric(12,2)            NOT NULL,
    currency      character(3)             NOT NULL,
    stock         integer                  NOT NULL,
    is_active     boolean                  NOT NULL DEFAULT true,
    search_vector tsvector                 GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, COALESCE(name, ''::text)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, COALESCE(description, ''::text)), 'B'::"char")) STORED,
    created_at    timestamp with time zone NOT NULL DEFAULT now(),
    updated_at    timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT products_pkey PRIMARY KEY (id),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
    CONSTRAINT products_price_check CHECK (price >= 0::numeric),
    CONSTRAINT products_stock_check CHECK (stock >= 0)
);
COMMENT ON TABLE products IS 'Something that is sold.';
COMMENT ON COLUMN products.currency IS 'ISO 4217, such as EUR.';
COMMENT ON COLUMN products.stock IS 'never be negative.';
COMMENT ON COLUMN products.is_active IS 'False for what is no longer sold.';
COMMENT ON COLUMN products.search_vector IS 'What full-text search looks in: name, description.';

CREATE TABLE reviews (
    id          uuid                     NOT NULL DEFAULT gen_random_uuid(),
    customer_id uuid                     NOT NULL,
    product_id  uuid                     NOT NULL,
    rating      smallint                 NOT NULL,
    title       text                     NOT NULL,
    text        character varying(2000)  NOT NULL,
    created_at  timestamp with time zone NOT NULL DEFAULT now(),
    updated_at  timestamp with time zone NOT NULL DEFAULT now(),
    CONSTRAINT reviews_pkey PRIMARY KEY (id),
    CONSTRAINT reviews_product_id_customer_id_key UNIQUE (product_id, customer_id),
    CONSTRAINT reviews_rating_check CHECK (rating >= 1 AND rating <= 5)
);

-- Indexes

CREATE INDEX addresses_customer_id_idx ON addresses USING btree (customer_id);
CREATE INDEX audit_log_changed_at_idx ON audit_log USING btree (changed_at DESC);
CREATE INDEX audit_log_row_idx ON audit_log USING btree (table_name, row_id, changed_at DESC);
CREATE INDEX categories_created_at_idx ON categories USING btree (created_at DESC);
CREATE INDEX categories_parent_id_idx ON categories USING btree (parent_id);
CREATE UNIQUE INDEX customers_email_key ON customers USING btree (lower(email));
CREATE INDEX invoices_customer_id_idx ON invoices USING btree (customer_id);
CREATE INDEX invoices_order_id_idx ON invoices USING btree (order_id);
CREATE INDEX invoices_status_created_at_idx ON invoices USING btree (status, created_at DESC);
CREATE INDEX order_lines_product_id_idx ON order_lines USING btree (product_id);
CREATE INDEX orders_customer_id_idx ON orders USING btree (customer_id);
CREATE INDEX orders_shipping_address_id_idx ON orders USING btree (shipping_address_id);
CREATE INDEX orders_status_created_at_idx ON orders USING btree (status, created_at DESC);
CREATE INDEX payments_order_id_idx ON payments USING btree (order_id);
CREATE INDEX payments_status_created_at_idx ON payments USING btree (status, created_at DESC);
CREATE INDEX products_category_id_idx ON products USING btree (category_id);
CREATE INDEX products_created_at_idx ON products USING btree (created_at DESC);
CREATE INDEX products_search_vector_idx ON products USING gin (search_vector);
CREATE INDEX reviews_created_at_idx ON reviews USING btree (created_at DESC);
CREATE INDEX reviews_customer_id_idx ON reviews USING btree (customer_id);

-- Foreign keys

ALTER TABLE addresses ADD CONSTRAINT addresses_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE;
ALTER TABLE categories ADD CONSTRAINT categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories(id) ON DELETE RESTRICT;
ALTER TABLE invoice_lines ADD CONSTRAINT invoice_lines_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES invoices(id) ON DELETE CASCADE;
ALTER TABLE invoices ADD CONSTRAINT invoices_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE RESTRICT;
ALTER TABLE invoices ADD CONSTRAINT invoices_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT;
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE RESTRICT;
ALTER TABLE orders ADD CONSTRAINT orders_shipping_address_id_fkey FOREIGN KEY (shipping_address_id) REFERENCES addresses(id) ON DELETE RESTRICT;
ALTER TABLE payments ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE RESTRICT;
ALTER TABLE products ADD CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id) ON DELETE RESTRICT;
ALTER TABLE reviews ADD CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE RESTRICT;
ALTER TABLE reviews ADD CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT;

-- Triggers

CREATE TRIGGER set_updated_at BEFORE UPDATE ON addresses FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON addresses FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER refuse_change BEFORE UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON categories FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON categories FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON order_lines FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON order_lines FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON products FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON products FOR EACH ROW EXECUTE FUNCTION write_audit_log();
CREATE TRIGGER set_updated_at BEFORE UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE TRIGGER write_audit_log AFTER INSERT OR DELETE OR UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION write_audit_log();
