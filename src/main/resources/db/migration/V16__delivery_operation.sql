-- Why a person dropped a delivery; when a target acknowledged what it knows last (NULL: before this release).
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS note VARCHAR;
ALTER TABLE target_state ADD COLUMN IF NOT EXISTS acked_at BIGINT;

-- What was sent to each target, by the minute in which it was: the totals of its passes.
CREATE TABLE IF NOT EXISTS delivery_run (
    target VARCHAR NOT NULL,
    minute_at BIGINT NOT NULL,
    delivered INT NOT NULL,
    retrying INT NOT NULL,
    dead INT NOT NULL,
    PRIMARY KEY (target, minute_at)
);
