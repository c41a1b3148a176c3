exports.up = (db) => db.createTable("payments", { id: "int" });
