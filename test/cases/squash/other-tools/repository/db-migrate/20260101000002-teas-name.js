exports.up = (db) => db.runSql(require('fs').readFileSync(__dirname + '/sqls/20260101000002-teas-name-up.sql', 'utf8'));
