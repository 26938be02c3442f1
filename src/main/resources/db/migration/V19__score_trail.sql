-- What each result was made from, so that why it changed can be made again, and the results before it. Instants are epoch
-- milliseconds, days are epoch days; 0: of a release that did not note it.
ALTER TABLE tier ADD COLUMN IF NOT EXISTS known_at BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE tier ADD COLUMN IF NOT EXISTS reference_day INT DEFAULT 0 NOT NULL;
ALTER TABLE replay_tier ADD COLUMN IF NOT EXISTS known_at BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE replay_tier ADD COLUMN IF NOT EXISTS reference_day INT DEFAULT 0 NOT NULL;
CREATE TABLE IF NOT EXISTS score_trail (
    customer_id BIGINT PRIMARY KEY,
    data BYTEA NOT NULL
);
