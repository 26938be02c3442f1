-- What each transaction changed in the indexes in memory, since the newest snapshot file of them: a start reads that file
-- and does again what follows it here. A snapshot stands here as a row too, whose stamp the file has as well.
CREATE TABLE IF NOT EXISTS match_change (
    id BIGINT PRIMARY KEY,
    stamp BIGINT NOT NULL,
    content BYTEA NOT NULL
);
