select 'a;b', 'it''s;', "col;""umn", $$ a; 'b $$, $tag$ $$; $tag$ ;
select E'\';' , e'\\', U&'d\0061;', B'1;', X'a;' from t;
select 'one;'
  'two;';
select E'\''
  '\';', 1;
select a$1$ from t where x = $1; select 1$$;$$;
select $ä$;$ä$, $1;
