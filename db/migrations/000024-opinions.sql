-- Opinions of applicants on how their dossiers were handled: two more measures. An opinion comes at any time, also after a
-- dossier has ended: a spell of no length, of a kind of its own. No dossier told one before, so that there is nothing to fill.
ALTER TABLE statistics_spell
  ADD COLUMN rated smallint NOT NULL DEFAULT 0,
  ADD COLUMN satisfied smallint NOT NULL DEFAULT 0,
  DROP CONSTRAINT statistics_spell_kind_check,
  ADD CONSTRAINT statistics_spell_kind_check
    CHECK (kind IN ('intake', 'running', 'supplement_wait', 'financial_wait', 'suspended', 'ready', 'opinion')),
  ADD CONSTRAINT statistics_spell_opinion_check CHECK (kind <> 'opinion' OR from_at = to_at);
COMMENT ON COLUMN statistics_spell.rated IS 'Ý kiến đánh giá của người nộp';
COMMENT ON COLUMN statistics_spell.satisfied IS 'Ý kiến hài lòng hoặc rất hài lòng; âm khi ý kiến được đổi';
ALTER TABLE statistics_tally ADD COLUMN rated integer, ADD COLUMN satisfied integer;
COMMENT ON COLUMN statistics_tally.rated IS 'Ý kiến đánh giá của người nộp';
COMMENT ON COLUMN statistics_tally.satisfied IS 'Ý kiến hài lòng hoặc rất hài lòng';
ALTER TABLE statistics_cell
  ADD COLUMN rated integer NOT NULL DEFAULT 0,
  ADD COLUMN satisfied integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN statistics_cell.rated IS 'Ý kiến đánh giá của người nộp';
COMMENT ON COLUMN statistics_cell.satisfied IS 'Ý kiến hài lòng hoặc rất hài lòng';
