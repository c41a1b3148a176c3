create function f () returns int language sql as $$
	-- one
	select 1
$$;
