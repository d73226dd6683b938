-- What a query of a claim file must never get: one statement a line; {canary} is a file outside of the declared ones, {folder}
-- the folder that it lies in, {declared} the declared Parquet file, {here} the folder of the project.

-- Reading a file by a function
SELECT count(*) FROM read_csv('{canary}')
SELECT count(*) FROM read_csv_auto('{canary}')
SELECT count(*) FROM sniff_csv('{canary}')
SELECT content FROM read_text('{canary}')
SELECT content FROM read_text('{folder}/*')
SELECT content FROM read_blob('{canary}')
SELECT count(*) FROM read_json('{canary}')
SELECT count(*) FROM read_json_auto('{canary}')
SELECT count(*) FROM read_json_objects('{canary}')
SELECT count(*) FROM read_ndjson('{canary}')
SELECT count(*) FROM read_ndjson_auto('{canary}')
SELECT count(*) FROM read_ndjson_objects('{canary}')
SELECT count(*) FROM read_parquet('{canary}')
SELECT count(*) FROM parquet_scan('{canary}')
SELECT count(*) FROM parquet_metadata('{canary}')
SELECT count(*) FROM parquet_schema('{canary}')
SELECT count(*) FROM parquet_file_metadata('{canary}')
SELECT count(*) FROM parquet_kv_metadata('{canary}')
SELECT count(*) FROM parquet_bloom_probe('{canary}', 'a', 1)
SELECT count(*) FROM read_duckdb('{canary}')
SELECT count(*) FROM read_xlsx('{canary}')
SELECT count(*) FROM st_read('{canary}')
SELECT count(*) FROM sqlite_scan('{canary}', 'a')
SELECT count(*) FROM iceberg_scan('{folder}')
SELECT count(*) FROM delta_scan('{folder}')
SELECT count(*) FROM postgres_scan('host=127.0.0.1', 'public', 'a')
SELECT count(*) FROM mysql_query('a', 'SELECT 1')
SELECT count(*) FROM glob('{folder}/*')
SELECT count(*) FROM glob('/**')
SELECT count(*) FROM read_csv(['{declared}', '{canary}'])
SELECT count(*) FROM read_text('/proc/self/environ')
SELECT content FROM read_text('/etc/passwd')
SELECT content FROM read_text('{here}/../outside/canary.csv')

-- Reading a file by its name alone
SELECT count(*) FROM '{canary}'
SELECT count(*) FROM "{canary}"
SELECT count(*) FROM '{folder}/*.csv'
SELECT count(*) FROM '/etc/passwd'
FROM '{canary}'
SELECT count(*) FROM cases, '{canary}' AS other
SELECT count(*) FROM 'https://example.org/a.csv'
SELECT count(*) FROM 's3://bucket/a.parquet'
SELECT count(*) FROM read_csv('http://127.0.0.1:9/a.csv')
SELECT count(*) FROM read_parquet('s3://bucket/a.parquet')
SELECT count(*) FROM read_text('hf://datasets/a/b.csv')

-- The same where it is less easily seen
SELECT (SELECT content FROM read_text('{canary}'))
SELECT 1 WHERE EXISTS (SELECT 1 FROM read_text('{canary}'))
SELECT CASE WHEN (SELECT count(*) FROM '{canary}') > 0 THEN 1 ELSE 0 END
WITH a AS (SELECT content FROM read_text('{canary}')) SELECT content FROM a
WITH a AS MATERIALIZED (SELECT * FROM '{canary}') SELECT count(*) FROM a
WITH RECURSIVE a AS (SELECT content FROM read_text('{canary}') UNION ALL SELECT content FROM a) SELECT count(*) FROM a
SELECT filed FROM cases UNION ALL SELECT length(content) FROM read_text('{canary}')
SELECT count(*) FROM cases, LATERAL (SELECT content FROM read_text('{canary}')) t
SELECT count(*) FROM cases JOIN read_csv('{canary}') c ON true
SELECT sum(filed) FILTER (WHERE (SELECT count(*) FROM read_text('{canary}')) > 0) FROM cases
SELECT max(filed) FROM cases ORDER BY (SELECT content FROM read_text('{canary}'))
SELECT max(filed) FROM cases LIMIT (SELECT length(content) FROM read_text('{canary}'))
SELECT filed FROM cases QUALIFY row_number() OVER (ORDER BY (SELECT content FROM read_text('{canary}'))) = 1
SELECT count(*) FROM query('SELECT * FROM read_text(''{canary}'')')
SELECT count(*) FROM query_table('{canary}')
SELECT count(*) FROM query_table(['cases', '{canary}'])
SELECT list_transform([1], lambda x: (SELECT content FROM read_text('{canary}')))
SELECT count(*) FROM (VALUES ((SELECT content FROM read_text('{canary}')))) v
SELECT main.read_text('{canary}')
SELECT count(*) FROM system.main.read_text('{canary}')
SELECT count(*) FROM secret_variable
PIVOT (SELECT * FROM read_csv('{canary}')) ON a
SELECT count(*) FROM (PIVOT cases ON month USING sum(filed))
SELECT count(*) FROM (SUMMARIZE cases)
SELECT count(*) FROM (DESCRIBE cases)

-- Writing
COPY cases TO '{folder}/written.csv'
COPY cases TO '{declared}' (FORMAT parquet, USE_TMP_FILE false)
COPY (SELECT 1) TO '{here}/written.parquet' (FORMAT parquet)
COPY (SELECT 1) TO '/dev/stdout'
COPY (SELECT 1) TO '{folder}/a.sh' (FORMAT csv, HEADER false, QUOTE '')
EXPORT DATABASE '{folder}/export'
CREATE TABLE t AS SELECT * FROM read_text('{canary}')
CREATE TABLE cases2 AS SELECT 1 AS a
CREATE VIEW v AS SELECT * FROM read_text('{canary}')
CREATE OR REPLACE VIEW cases AS SELECT 1 AS filed
CREATE MACRO m() AS TABLE SELECT * FROM read_text('{canary}')
CREATE SEQUENCE s
CREATE SCHEMA s
CREATE TYPE mood AS ENUM ('a')
INSERT INTO cases SELECT * FROM cases
UPDATE cases SET filed = 1
DELETE FROM cases
TRUNCATE cases
DROP TABLE cases
ALTER TABLE cases ADD COLUMN a INTEGER
MERGE INTO cases USING cases AS c ON true WHEN MATCHED THEN DELETE
WITH a AS (INSERT INTO cases SELECT * FROM cases RETURNING filed) SELECT sum(filed) FROM a
WITH a AS (DELETE FROM cases RETURNING filed) SELECT sum(filed) FROM a
COMMENT ON TABLE cases IS 'a'
CHECKPOINT
VACUUM
ANALYZE

-- Other databases and extensions
ATTACH '{folder}/other.db' AS other
ATTACH '{canary}' AS other (READ_ONLY)
ATTACH ':memory:' AS other
ATTACH 'https://example.org/a.db' AS other
ATTACH OR REPLACE DATABASE '{folder}/other.db' AS other
DETACH memory
USE memory
COPY cases FROM '{canary}'
COPY FROM DATABASE memory TO other
IMPORT DATABASE '{folder}'
INSTALL httpfs
INSTALL httpfs FROM 'http://127.0.0.1:9'
FORCE INSTALL sqlite FROM community
INSTALL '{folder}/a.duckdb_extension'
LOAD httpfs
LOAD '{folder}/a.duckdb_extension'
UPDATE EXTENSIONS

-- Settings, environment, secrets, the system itself
SET enable_external_access = true
SET GLOBAL enable_external_access = true
SET allowed_directories = ['/']
SET allowed_paths = ['{canary}']
SET lock_configuration = false
SET memory_limit = '100GB'
SET threads = 64
SET temp_directory = '{folder}'
SET home_directory = '{folder}'
SET extension_directory = '{folder}'
SET custom_extension_repository = 'http://127.0.0.1:9'
SET log_query_path = '{folder}/log'
SET profiling_output = '{folder}/profile.json'
SET VARIABLE a = (SELECT content FROM read_text('{canary}'))
RESET enable_external_access
RESET lock_configuration
PRAGMA enable_external_access
PRAGMA database_list
PRAGMA table_info('cases')
PRAGMA enable_profiling = 'json'
PRAGMA profiling_output = '{folder}/profile.json'
PRAGMA import_database('{folder}')
CALL enable_logging(storage = 'file', storage_config = {{'path': '{folder}/log'}})
CALL pragma_version()
CALL read_text('{canary}')
SELECT getenv('HOME')
SELECT getvariable('a')
SELECT current_setting('home_directory')
SELECT count(*) FROM duckdb_settings()
SELECT count(*) FROM duckdb_secrets()
SELECT count(*) FROM duckdb_extensions()
SELECT count(*) FROM duckdb_databases()
SELECT count(*) FROM duckdb_temporary_files()
SELECT count(*) FROM duckdb_logs()
SELECT count(*) FROM information_schema.tables
SELECT count(*) FROM pg_catalog.pg_settings
SELECT count(*) FROM sqlite_master
SELECT count(*) FROM pragma_database_list()
SELECT count(*) FROM which_secret('s3://bucket', 's3')
CREATE SECRET s (TYPE s3)
CREATE PERSISTENT SECRET s (TYPE http)
SHOW TABLES
DESCRIBE cases
SUMMARIZE cases
EXPLAIN ANALYZE SELECT count(*) FROM read_text('{canary}')
PREPARE p AS SELECT content FROM read_text('{canary}')
EXECUTE p
DEALLOCATE p
BEGIN TRANSACTION
COMMIT
SELECT now()
SELECT current_timestamp
SELECT random()
SELECT uuid()
SELECT write_log('a')
SELECT nextval('s')
SELECT version()
SELECT $1
SELECT ?

-- More than one, or none at all
SELECT 1; SELECT content FROM read_text('{canary}')
SELECT sum(filed) FROM cases; DROP TABLE cases
; ;
SELECT 1 /* ; */; COPY cases TO '{folder}/written.csv'
VALUES (1), (2)
FROM cases
SELECT filed FROM cases USING SAMPLE 1 ROWS
SELECT filed FROM cases TABLESAMPLE 10%
SELECT * FROM cases AT (VERSION => 1)
.read {canary}
.shell touch {folder}/written
\copy cases to '{folder}/written.csv'

-- Without end, or without measure
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n
WITH RECURSIVE n(i) AS (SELECT 1::HUGEINT UNION ALL SELECT a.i + b.i FROM n a, n b) SELECT count(*) FROM n
SELECT count(*) FROM large a, large b, large c WHERE (a.id + 2 * b.id + 3 * c.id) % 999983 = 999982
SELECT count(DISTINCT a.id * 1000000 + b.id) FROM large a, large b
SELECT sum(a.id) OVER (ORDER BY b.id) FROM large a, large b
SELECT a.id FROM large a, large b ORDER BY a.id * b.id DESC
SELECT count(*) FROM range(1000000000000)
SELECT count(*) FROM generate_series(1, 1000000000000)
SELECT repeat('a', 1000000000)
SELECT length(repeat(repeat('a', 1000000), 1000000))
SELECT string_agg(id, repeat('a', 1000)) FROM large
SELECT list(a.id) FROM large a, large b
SELECT count(*) FROM (SELECT unnest(range(1000000000)))
SELECT lpad('a', 1000000000, 'b')
SELECT array_agg(a.id) FROM large a, large b
SELECT histogram(a.id + b.id) FROM large a, large b
SELECT max(concat(a.id, b.id, c.id)) FROM large a, large b, large c
