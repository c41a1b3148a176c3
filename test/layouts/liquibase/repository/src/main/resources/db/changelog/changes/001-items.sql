-- liquibase formatted sql

-- property name:kind value:bigint

--changeset ada:1
--comment: the first table
--preconditions onFail:HALT onError:HALT
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_tables WHERE tablename = 'items'
CREATE TABLE items (id ${kind}, owner text DEFAULT '${owner}', other text DEFAULT '${unknown}');
--rollback DROP TABLE items;

--changeset "ada b":2 dbms:h2
CREATE TABLE only_h2 ();

--changeset ada:3 dbms:!h2,!mysql context:"test or prod" splitStatements:false endDelimiter:\nGO
CREATE TABLE b ();
GO
CREATE TABLE c ()
GO
/* liquibase rollback
DROP TABLE b;
*/

--changeset ada:4 ignore:true
CREATE TABLE never ();

--changeset ada:5 runInTransaction:false runOnChange:true
--ignoreLines:start
CREATE TABLE ignored ();
--ignoreLines:end
CREATE INDEX CONCURRENTLY i ON items (id);
--ignoreLines:1
CREATE TABLE ignored_too ();
