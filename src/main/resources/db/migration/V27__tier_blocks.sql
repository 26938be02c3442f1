-- Tiers, and the spans of history that last, stand in blocks as grades do, and those that changed since beside them: see
-- CustomerBlocks. What an earlier release has stored goes there as it is, a line for each column (TierCodec, OpenSpanCodec),
-- and is folded in bulk later. Rows of a replay hold the same bytes.
CREATE TABLE tier_changed (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
CREATE TABLE tier_open (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
CREATE TABLE tier_open_changed (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
CREATE TABLE replay_tier_bytes (
    replay_id BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (replay_id, customer_id)
);

INSERT INTO tier_changed (customer_id, data)
    SELECT customer_id, ${utf8}CHR(1) || tier || CHR(10) || since || CHR(10) || COALESCE(CAST(score AS VARCHAR), '')
        || CHR(10) || COALESCE(candidate, '') || CHR(10) || COALESCE(machine, '')
        || CHR(10) || CASE WHEN provisional THEN 'true' ELSE 'false' END || CHR(10) || source || CHR(10) || as_of
        || CHR(10) || ruleset || CHR(10) || stamp || CHR(10) || known_at || CHR(10) || reference_day
        || CHR(10) || detail${end_utf8}
    FROM tier ORDER BY customer_id;
INSERT INTO replay_tier_bytes (replay_id, customer_id, data)
    SELECT replay_id, customer_id, ${utf8}CHR(1) || tier || CHR(10) || since || CHR(10) || COALESCE(CAST(score AS VARCHAR), '')
        || CHR(10) || COALESCE(candidate, '') || CHR(10) || COALESCE(machine, '')
        || CHR(10) || CASE WHEN provisional THEN 'true' ELSE 'false' END || CHR(10) || source || CHR(10) || as_of
        || CHR(10) || ruleset || CHR(10) || stamp || CHR(10) || known_at || CHR(10) || reference_day
        || CHR(10) || detail${end_utf8}
    FROM replay_tier ORDER BY replay_id, customer_id;
INSERT INTO tier_open_changed (customer_id, data)
    SELECT slot / 65536, ${utf8}CHR(1) || tier || CHR(10) || from_day || CHR(10) || cause || CHR(10) || ruleset${end_utf8}
    FROM tier_history WHERE to_day IS NULL ORDER BY slot;

DELETE FROM tier_history WHERE to_day IS NULL;
DROP TABLE tier;
CREATE TABLE tier (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
DROP TABLE replay_tier;
ALTER TABLE replay_tier_bytes RENAME TO replay_tier;
