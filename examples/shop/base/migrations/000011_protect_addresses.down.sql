DROP POLICY addresses_own ON addresses;
ALTER TABLE addresses DISABLE ROW LEVEL SECURITY;
