/** The series of incoming numbers; those of outgoing documents come from their kinds. */
export const INCOMING_SERIES = "INCOMING";
/** The one series of all copies: true copies, further copies and extracts. */
export const COPY_SERIES = "COPY";
