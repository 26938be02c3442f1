-- What a refused row needs to be taken in later: whose it is, its cells, and the columns of its file. Rows of earlier
-- releases have none of it and stay as they are.

ALTER TABLE quarantine ADD COLUMN IF NOT EXISTS entity SMALLINT;
ALTER TABLE quarantine ADD COLUMN IF NOT EXISTS skey VARCHAR;
ALTER TABLE quarantine ADD COLUMN IF NOT EXISTS cells BYTEA;
CREATE INDEX IF NOT EXISTS quarantine_key ON quarantine (system, entity, skey);

CREATE TABLE IF NOT EXISTS file_columns (
    file_id BIGINT PRIMARY KEY,
    names BYTEA NOT NULL
);

-- The columns of the last file of each entity that was taken in.
CREATE TABLE IF NOT EXISTS columns_seen (
    system VARCHAR NOT NULL,
    entity SMALLINT NOT NULL,
    names BYTEA NOT NULL,
    PRIMARY KEY (system, entity)
);
