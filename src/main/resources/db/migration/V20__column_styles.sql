-- How each column of a file with held rows is written, by what all of its rows proved: a replay reads them as the file was.

ALTER TABLE file_columns ADD COLUMN IF NOT EXISTS styles BYTEA;
