-- What lay somewhere on a day years ago, without reading all that ended since: among spells of about one length only those
-- count that began no longer before that day than they are long. In seconds: up to an hour, four hours, a day, four, 16, 64, 256 days,
-- longer. Writers of statistics_spell wait while it is built: some ten seconds for five million dossiers.
CREATE INDEX statistics_spell_by_length ON statistics_spell (
  unit_id,
  width_bucket(extract(epoch FROM to_at - from_at)::float8, '{3600,14400,86400,345600,1382400,5529600,22118400}'::float8[]),
  from_at
) WHERE to_at < 'infinity';

-- What a province looks at first, its agencies side by side, read from an index alone: all units of a day lie together there, while the
-- cells lie where they were first written. As large as units × days, not as dossiers; the cells can be read meanwhile, not written.
CREATE INDEX statistics_cell_totals ON statistics_cell (grain, starts_on, unit_id) INCLUDE (
  accepted, rerouted_in, rerouted_out, positive_early, positive_on_time, positive_late, negative_early, negative_on_time, negative_late,
  running, supplement_wait, financial_wait, suspended, overdue
) WHERE level = 'TOTAL';
