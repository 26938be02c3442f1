-- What hysteresis knows of a customer: the tier and what is on its way, after a day and before it. Days are epoch days.
CREATE TABLE IF NOT EXISTS tier_memory (
    customer_id BIGINT PRIMARY KEY,
    as_of INT NOT NULL,
    tier VARCHAR NOT NULL,
    since INT NOT NULL,
    up_since INT,
    down_since INT,
    tier_before VARCHAR,
    since_before INT,
    up_since_before INT,
    down_since_before INT
);
