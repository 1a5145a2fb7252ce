-- The list of the outbox goes through each state by its last change, a page at a time.
CREATE INDEX notification_delivery_by_state ON notification_delivery (state, changed_at, message_id, channel);
DROP INDEX notification_delivery_dead;
DROP INDEX notification_delivery_sent;
