DROP TRIGGER payments_audit ON payments;
DROP TRIGGER orders_audit ON orders;
DROP FUNCTION write_audit_log();
DROP TABLE audit_log;
