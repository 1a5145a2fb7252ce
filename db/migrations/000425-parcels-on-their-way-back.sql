-- A parcel that could not be delivered is first on its way back, then back: two states, so that nobody is sent to the counter
-- for a result that is still on the road.
-- Locks: post_consignment, post_step and post_event exclusively for an instant each (a check that holds for new rows); then they
-- are read while others write.
ALTER TABLE post_consignment DROP CONSTRAINT post_consignment_state_check;
ALTER TABLE post_consignment ADD CONSTRAINT post_consignment_state_check CHECK (state IN
  ('CREATED', 'HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'RETURNING', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED', 'CANCELLED')) NOT VALID;
ALTER TABLE post_step DROP CONSTRAINT post_step_state_check;
ALTER TABLE post_step ADD CONSTRAINT post_step_state_check CHECK (state IN
  ('CREATED', 'HANDED_OVER', 'IN_TRANSIT', 'FAILED', 'RETURNING', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED', 'CANCELLED')) NOT VALID;
ALTER TABLE post_event DROP CONSTRAINT post_event_kind_check;
ALTER TABLE post_event ADD CONSTRAINT post_event_kind_check CHECK (kind IN
  ('IN_TRANSIT', 'FAILED', 'RETURNING', 'LOST', 'DAMAGED', 'DELIVERED', 'RETURNED')) NOT VALID;
ALTER TABLE post_consignment VALIDATE CONSTRAINT post_consignment_state_check;
ALTER TABLE post_step VALIDATE CONSTRAINT post_step_state_check;
ALTER TABLE post_event VALIDATE CONSTRAINT post_event_kind_check;
