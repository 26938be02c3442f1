-- How far each pulled entity of a system has been read, and how the last pulls went: see Cursors.
CREATE TABLE IF NOT EXISTS source_cursor (
    system VARCHAR NOT NULL,
    entity SMALLINT NOT NULL,
    position VARCHAR,
    moved_at BIGINT,
    last_success BIGINT,
    fault VARCHAR,
    fault_since BIGINT,
    paused BOOLEAN NOT NULL,
    PRIMARY KEY (system, entity)
);
