-- The page of the outbox counts the tries of a day.
CREATE INDEX notification_attempt_by_time ON notification_attempt (at);
