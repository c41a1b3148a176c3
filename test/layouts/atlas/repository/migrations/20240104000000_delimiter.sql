-- atlas:delimiter -- end
CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; -- end
$$ LANGUAGE sql;
-- end
SELECT 1;
-- end
