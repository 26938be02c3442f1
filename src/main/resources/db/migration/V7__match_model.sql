-- The weights that matching learned, as JSON; the newest version counts, the others tell what counted before.
CREATE TABLE IF NOT EXISTS match_model (
    version INT PRIMARY KEY,
    learned_at BIGINT NOT NULL,
    model VARCHAR NOT NULL
);
