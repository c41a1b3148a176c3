-- A function that returns a table's rows, whose default calls a function, which reads another table.
CREATE TABLE counters (name text PRIMARY KEY, value bigint NOT NULL DEFAULT 0);
CREATE FUNCTION next_number(counter text) RETURNS bigint LANGUAGE sql AS $$
    UPDATE counters SET value = value + 1 WHERE name = counter RETURNING value
$$;
CREATE TABLE invoices (
    number bigint PRIMARY KEY DEFAULT next_number('invoice'),
    total numeric(12, 2) NOT NULL CHECK (total >= 0)
);
CREATE FUNCTION invoice(number bigint) RETURNS invoices LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT i.number, i.total FROM invoices i WHERE i.number = invoice.number;
END;
CREATE FUNCTION is_known(candidate bigint) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM invoice(candidate) AS found WHERE found.number IS NOT NULL);
CREATE TABLE payments (
    id integer PRIMARY KEY,
    invoice bigint CHECK (is_known(invoice)),
    kind text DEFAULT lower('TRANSFER'),
    of invoices
);
CREATE FUNCTION open_payments(OUT payment payments, OUT days integer) RETURNS SETOF record LANGUAGE sql AS $$
    SELECT p, 1 FROM payments p
$$;
CREATE VIEW open AS SELECT (payment).id, days FROM open_payments();
CREATE FUNCTION open_count(minimum integer DEFAULT abs(-1)) RETURNS bigint LANGUAGE sql
RETURN (SELECT count(*) FROM open WHERE open.days >= minimum);
CREATE PROCEDURE settle(INOUT number bigint, VARIADIC notes text[] DEFAULT '{}') LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM payments WHERE invoice = number;
END $$;
