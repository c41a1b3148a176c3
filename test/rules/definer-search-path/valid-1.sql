CREATE TABLE accounts (id bigint PRIMARY KEY);
-- @judged
CREATE FUNCTION delete_account(account bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
	AS 'DELETE FROM public.accounts WHERE id = account';
CREATE FUNCTION count_accounts() RETURNS bigint LANGUAGE sql SECURITY DEFINER
	BEGIN ATOMIC SELECT count(*) FROM accounts; END;
