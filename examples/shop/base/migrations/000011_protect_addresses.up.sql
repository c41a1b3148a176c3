ALTER TABLE addresses ENABLE ROW LEVEL SECURITY;

CREATE POLICY addresses_own ON addresses
    USING (customer_id = nullif(current_setting('shop.customer_id', true), '')::bigint)
    WITH CHECK (customer_id = nullif(current_setting('shop.customer_id', true), '')::bigint);
