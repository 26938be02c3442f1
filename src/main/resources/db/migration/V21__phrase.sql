-- Phrases that the explanations of many customers share, numbered from 0: see Wordings. A row of a grade, a tier or a span names
-- them by number. A gap is left for each number within: U+0001.
CREATE TABLE IF NOT EXISTS phrase (
    id INT PRIMARY KEY,
    content VARCHAR NOT NULL
);
