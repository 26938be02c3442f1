-- Who may write, where several processes share a database. An H2 file needs none: one process has it open.
CREATE TABLE IF NOT EXISTS lease (
    name VARCHAR(16) PRIMARY KEY,
    holder VARCHAR NOT NULL,
    token BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
