/** The series of incoming numbers; those of outgoing documents come from their kinds. */
export const INCOMING_SERIES = "INCOMING";
