UPDATE pg_class SET relname = 'gone' WHERE relname = 'customers';
DELETE FROM pg_attribute WHERE attname = 'email';
