-- The trace of the request that an evaluation was asked for in, as the header traceparent of W3C Trace Context has
-- it; null when the server that took the request traces nothing.
ALTER TABLE evaluation ADD COLUMN traceparent text CHECK (length(traceparent) = 55);
