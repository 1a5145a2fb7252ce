-- Results that wait to be given: those asked for as files are given by the office's clock, those at the counter reminded of.
-- Both walk them in the order they came.
-- Locks: dossier against writing while the index is built (about 2 s a million rows); read meanwhile.
CREATE INDEX dossier_result_waiting ON dossier (channel_out, finished_at, id) WHERE status = 'RESULT_READY';
