CREATE TABLE coupons (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL,
    percent_off smallint NOT NULL CHECK (percent_off BETWEEN 1 AND 90),
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT coupons_period CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE UNIQUE INDEX coupons_code_idx ON coupons (lower(code));

ALTER TABLE orders ADD COLUMN coupon_id integer REFERENCES coupons (id) ON DELETE SET NULL;
