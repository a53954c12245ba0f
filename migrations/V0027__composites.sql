-- Scores that are made of the scores of a type; what earlier versions wrote has none.
ALTER TABLE phase ADD COLUMN composites jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(composites) = 'array');
