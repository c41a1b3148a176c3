-- a comment; before
/* block ; /* nested ; */ still ; */ select 1 -- trailing;
; -- nothing here ;
;;
/* only a comment */ ;
select 2 /* inside ; */ + 3 -- end
