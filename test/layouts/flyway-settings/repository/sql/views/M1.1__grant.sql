GRANT SELECT ON [[flyway:defaultSchema]].items TO [[reader]];
