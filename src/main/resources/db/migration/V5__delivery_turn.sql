-- Whose turn it is to deliver to a target, where several processes share a database: see Turns.
CREATE TABLE IF NOT EXISTS delivery_turn (
    target VARCHAR PRIMARY KEY,
    node VARCHAR NOT NULL,
    until_at BIGINT NOT NULL
);
