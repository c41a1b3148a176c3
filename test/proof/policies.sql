CREATE ROLE reader;
CREATE ROLE "Odd writer";
CREATE TABLE teams (id integer PRIMARY KEY, owner text);
CREATE TABLE documents (id integer, team integer REFERENCES teams, owner text DEFAULT current_user, state varchar);
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE teams FORCE ROW LEVEL SECURITY;
CREATE FUNCTION my_teams() RETURNS SETOF integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS 'SELECT id FROM teams WHERE owner = current_user';
CREATE POLICY read_own ON documents FOR SELECT TO reader, "Odd writer" USING (team IN (SELECT my_teams()));
CREATE POLICY write_own ON documents AS RESTRICTIVE FOR UPDATE USING (owner = current_user)
    WITH CHECK (state IN ('draft', 'final') AND EXISTS (SELECT 1 FROM teams t WHERE t.id = team));
CREATE POLICY "all" ON teams USING (true);
COMMENT ON POLICY "all" ON teams IS 'nothing secret here';
