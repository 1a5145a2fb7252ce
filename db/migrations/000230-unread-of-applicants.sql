-- How many messages an applicant has not seen is counted by dossier on every page, from the newest message on.
-- Takes a SHARE lock on notification_message: reading goes on, an act waits until the index is built, some 3 seconds for a
-- million messages. About 40 bytes a message to applicants.
CREATE INDEX notification_message_of_applicant ON notification_message (dossier_id, at DESC) WHERE audience = 'APPLICANT';
