-- What hysteresis knew after each day on which that changed, so that a past day can be graded again as it was.
-- slot = customer id * 65536 + day, so that all days of a customer stand together, oldest first. Days are epoch days.
CREATE TABLE IF NOT EXISTS tier_memory_past (
    slot BIGINT PRIMARY KEY,
    tier VARCHAR NOT NULL,
    since INT NOT NULL,
    up_since INT,
    down_since INT
);
INSERT INTO tier_memory_past (slot, tier, since, up_since, down_since)
    SELECT m.customer_id * 65536 + m.as_of, m.tier, m.since, m.up_since, m.down_since FROM tier_memory m
    WHERE NOT EXISTS (SELECT 1 FROM tier_memory_past p WHERE p.slot = m.customer_id * 65536 + m.as_of);
