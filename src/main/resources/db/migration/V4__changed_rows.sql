-- Rows of source_record and customer that have changed since they were written stand here, until they are folded into their
-- table in bulk: see Layered. The key of a source record never changes, so none is looked for here.
CREATE TABLE IF NOT EXISTS source_record_changed (
    id INT PRIMARY KEY,
    system_id SMALLINT NOT NULL,
    skey VARCHAR NOT NULL,
    content_hash BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    party VARCHAR(1) NOT NULL,
    customer_id BIGINT NOT NULL,
    account_record INT,
    deleted BOOLEAN NOT NULL,
    bare BOOLEAN NOT NULL,
    raw BYTEA NOT NULL,
    clean BYTEA NOT NULL,
    warnings VARCHAR NOT NULL,
    file_id BIGINT NOT NULL,
    line BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS source_record_changed_customer ON source_record_changed (customer_id);
CREATE INDEX IF NOT EXISTS source_record_changed_account ON source_record_changed (account_record);

CREATE TABLE IF NOT EXISTS customer_changed (
    id BIGINT PRIMARY KEY,
    party VARCHAR(1) NOT NULL,
    name VARCHAR NOT NULL,
    golden BYTEA NOT NULL,
    standing SMALLINT NOT NULL,
    updated_at BIGINT NOT NULL
);
