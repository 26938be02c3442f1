-- Deliveries that others posted and that were taken in: the same one is taken once. See InboundDeliveries.
CREATE TABLE IF NOT EXISTS inbound_delivery (
    system VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (system, id)
);
CREATE INDEX IF NOT EXISTS inbound_delivery_age ON inbound_delivery (taken_at);
