--!include functions/f.sql
comment on function f() is $$f$$;
