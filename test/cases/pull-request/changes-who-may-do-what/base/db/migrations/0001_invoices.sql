CREATE ROLE reader NOLOGIN;
CREATE ROLE clerk NOLOGIN;

CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    total numeric(10, 2) NOT NULL
);

CREATE FUNCTION settle(invoice bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER
AS 'DELETE FROM invoices WHERE id = invoice';

GRANT SELECT, DELETE ON invoices TO clerk;
