create function f() returns int language sql begin atomic
  select case when true then 1 else 2 end;
  select case 1 when 1 then (select case when false then 1 end) end;
end;
create or replace procedure p() begin atomic insert into t values (1); end; select 1;
create function g() returns void language plpgsql as $$ begin; null; end; $$;
create rule r as on insert to t do also (insert into a values (1); insert into b values (2););
do $do$ begin perform 1; end $do$;
begin; select 1; end;
create table "begin" (atomic int, "end" int); select 1;
