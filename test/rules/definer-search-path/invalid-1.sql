CREATE TABLE accounts (id bigint PRIMARY KEY);
-- @judged
CREATE FUNCTION delete_account(account bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
	AS 'DELETE FROM accounts WHERE id = account';
