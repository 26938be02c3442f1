-- Versions of the grading rules that were put to use, with all their settings: a file may change, a day graded by it stays.
CREATE TABLE IF NOT EXISTS ruleset_version (
    id VARCHAR PRIMARY KEY,
    content VARCHAR NOT NULL
);

-- What happened to versions, in its order. Shares are in hundredths of a percent, days are epoch days.
CREATE TABLE IF NOT EXISTS ruleset_step (
    n BIGINT PRIMARY KEY,
    ruleset VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    at_time BIGINT NOT NULL,
    on_day INT NOT NULL,
    moved_customers INT,
    moved_revenue INT
);
