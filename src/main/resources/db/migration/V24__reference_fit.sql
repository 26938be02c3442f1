-- What forecasts learned anew of all customers since a population was frozen; counts from its day on, until the next.
CREATE TABLE IF NOT EXISTS reference_fit (
    ruleset VARCHAR NOT NULL,
    as_of INT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (ruleset, as_of)
);
