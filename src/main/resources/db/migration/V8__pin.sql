-- Values that persons pinned, each on a source record, so that it goes where the record goes. It holds while its decision does.
CREATE TABLE IF NOT EXISTS pin (
    decision_id BIGINT PRIMARY KEY,
    record_id INT NOT NULL,
    field VARCHAR NOT NULL,
    pinned VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS pin_record ON pin (record_id);
