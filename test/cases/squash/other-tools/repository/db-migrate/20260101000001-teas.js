exports.up = (db) => db.runSql(require('fs').readFileSync(__dirname + '/sqls/20260101000001-teas-up.sql', 'utf8'));
