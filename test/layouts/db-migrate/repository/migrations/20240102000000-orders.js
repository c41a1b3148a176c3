'use strict';

var fs = require('fs');
var path = require('path');

exports.up = function(db) {
  var filePath = path.join(__dirname, 'sqls', '20240102000000-orders-up.sql');
  return new Promise(function(resolve, reject) {
    fs.readFile(filePath, {encoding: 'utf-8'}, function(err, data) {
      if (err) return reject(err);
      resolve(data);
    });
  }).then(function(data) {
    return db.runSql(data).then(() => db.addColumn("orders", "total", "int"));
  });
};

exports.down = function(db) {
  return db.dropTable('users');
};

exports._meta = { 'version': 1 };
