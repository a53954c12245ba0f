-- Counts of the rate limits. Bucket4j reads and writes them: state is its record of one bucket,
-- expires_at the milliseconds since 1970 after which it can be forgotten.
-- Unlogged: losing the counts in a crash harms nobody, and counting waits for no disk.
CREATE UNLOGGED TABLE rate_limit (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint
);
CREATE INDEX rate_limit_by_expiry ON rate_limit (expires_at);
