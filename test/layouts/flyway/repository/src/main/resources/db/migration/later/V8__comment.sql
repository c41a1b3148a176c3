-- made by ${flyway:filename} for ${flyway:user}
COMMENT ON TABLE base IS 'see ${flyway:table}, owned by ${OWNER}';
