SELECT 1;
CREATE TABEL plans (id bigint);
