CREATE TABLE payments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    order_id bigint NOT NULL REFERENCES orders (id) ON DELETE RESTRICT,
    method payment_method NOT NULL,
    status payment_status NOT NULL DEFAULT 'pending',
    amount numeric(12, 2) NOT NULL CHECK (amount > 0),
    provider_reference varchar(64),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payments_order_id_idx ON payments (order_id);
CREATE UNIQUE INDEX payments_provider_reference_idx ON payments (method, provider_reference)
    WHERE provider_reference IS NOT NULL;
