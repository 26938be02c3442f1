-- What persons decided about source records. A decision that is withdrawn stays, and its links hold no more.
CREATE TABLE IF NOT EXISTS steward_decision (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    decided_by VARCHAR NOT NULL,
    decided_at BIGINT NOT NULL,
    note VARCHAR,
    withdrawn_by VARCHAR,
    withdrawn_at BIGINT
);

CREATE TABLE IF NOT EXISTS steward_link (
    decision_id BIGINT NOT NULL,
    record_a INT NOT NULL,
    record_b INT NOT NULL,
    same BOOLEAN NOT NULL,
    PRIMARY KEY (decision_id, record_a, record_b)
);

-- Pairs that a person is to decide about, at most one for each source record that was placed.
CREATE TABLE IF NOT EXISTS review_item (
    record_id INT PRIMARY KEY,
    other_id INT NOT NULL,
    bits DOUBLE PRECISION NOT NULL,
    opened_at BIGINT NOT NULL
);

-- How customers came together and apart. That a customer is new is not written here: it would be a row for each.
CREATE TABLE IF NOT EXISTS customer_event (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    customer_id BIGINT NOT NULL,
    other_id BIGINT,
    cause VARCHAR(16) NOT NULL,
    record_a INT,
    record_b INT,
    bits DOUBLE PRECISION,
    decision_id BIGINT,
    done_by VARCHAR,
    note VARCHAR,
    at_time BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS customer_event_customer ON customer_event (customer_id);
CREATE INDEX IF NOT EXISTS customer_event_other ON customer_event (other_id);
