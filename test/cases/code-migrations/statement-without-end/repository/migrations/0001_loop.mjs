export const up = (query) => query('DO $$ BEGIN LOOP END LOOP; END $$');
