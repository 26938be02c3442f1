-- What persons say about tiers, each on a source record, so that it goes where the record goes. Days are epoch days.
CREATE TABLE IF NOT EXISTS tier_override (
    decision_id BIGINT PRIMARY KEY,
    record_id INT NOT NULL,
    tier VARCHAR NOT NULL,
    how VARCHAR(16) NOT NULL,
    reason VARCHAR NOT NULL,
    from_day INT NOT NULL,
    until_day INT NOT NULL,
    needs_second BOOLEAN NOT NULL,
    agreed_by VARCHAR,
    agreed_day INT,
    ended_day INT
);
CREATE INDEX IF NOT EXISTS tier_override_record ON tier_override (record_id);

-- The tier by the rules, where a person's is another; null: the same.
ALTER TABLE tier ADD COLUMN IF NOT EXISTS machine VARCHAR;
ALTER TABLE replay_tier ADD COLUMN IF NOT EXISTS machine VARCHAR;

-- A tag that a person gave, on a source record. It holds while its decision does.
CREATE TABLE IF NOT EXISTS tag_given (
    decision_id BIGINT PRIMARY KEY,
    record_id INT NOT NULL,
    tag VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS tag_given_record ON tag_given (record_id);

-- Which tags a customer had when: half-open spans of days, to_day null while one lasts. Without a ruleset: given by a person.
CREATE TABLE IF NOT EXISTS customer_tag (
    customer_id BIGINT NOT NULL,
    tag ${sorted_text} NOT NULL,
    given BOOLEAN NOT NULL,
    from_day INT NOT NULL,
    to_day INT,
    ruleset VARCHAR,
    PRIMARY KEY (customer_id, tag, given, from_day)
);
