-- Figures of money and of papers used again: four more measures. What was used again is counted with the act; a payment is
-- no act on a dossier, so that payment leaves a mark with its books and the marks are counted every minute. Money stands
-- beside the spells of a dossier as rows of no length, numbered downwards from -1: no event opened them. The columns are
-- added at once; checking the new rule reads statistics_spell once, some ten seconds for five million dossiers.
ALTER TABLE statistics_spell
  ADD COLUMN reused smallint NOT NULL DEFAULT 0,
  ADD COLUMN payable smallint NOT NULL DEFAULT 0,
  ADD COLUMN paid smallint NOT NULL DEFAULT 0,
  ADD COLUMN paid_online smallint NOT NULL DEFAULT 0,
  DROP CONSTRAINT statistics_spell_kind_check,
  ADD CONSTRAINT statistics_spell_kind_check CHECK (kind IN
    ('intake', 'running', 'supplement_wait', 'financial_wait', 'suspended', 'ready', 'opinion', 'reuse', 'money')),
  DROP CONSTRAINT statistics_spell_opinion_check,
  ADD CONSTRAINT statistics_spell_no_length_check CHECK (kind NOT IN ('opinion', 'reuse', 'money') OR from_at = to_at),
  DROP CONSTRAINT statistics_spell_opened_seq_check,
  ADD CONSTRAINT statistics_spell_opened_seq_check CHECK (CASE kind WHEN 'money' THEN opened_seq <= -1 ELSE opened_seq >= 1 END);
COMMENT ON COLUMN statistics_spell.reused IS 'Có giấy tờ đã số hóa được dùng lại; âm khi không còn';
COMMENT ON COLUMN statistics_spell.payable IS 'Phát sinh khoản phải nộp; âm khi được miễn hết hoặc hủy';
COMMENT ON COLUMN statistics_spell.paid IS 'Đã nộp phí, lệ phí; âm khi lần thu bị hủy';
COMMENT ON COLUMN statistics_spell.paid_online IS 'Đã nộp trực tuyến; âm khi lần thu bị hủy';
ALTER TABLE statistics_tally
  ADD COLUMN reused integer, ADD COLUMN payable integer, ADD COLUMN paid integer, ADD COLUMN paid_online integer;
COMMENT ON COLUMN statistics_tally.reused IS 'Dùng lại giấy tờ đã số hóa';
COMMENT ON COLUMN statistics_tally.payable IS 'Phát sinh khoản phải nộp';
COMMENT ON COLUMN statistics_tally.paid IS 'Đã nộp phí, lệ phí';
COMMENT ON COLUMN statistics_tally.paid_online IS 'Đã nộp trực tuyến';
ALTER TABLE statistics_cell
  ADD COLUMN reused integer NOT NULL DEFAULT 0,
  ADD COLUMN payable integer NOT NULL DEFAULT 0,
  ADD COLUMN paid integer NOT NULL DEFAULT 0,
  ADD COLUMN paid_online integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN statistics_cell.reused IS 'Dùng lại giấy tờ đã số hóa';
COMMENT ON COLUMN statistics_cell.payable IS 'Phát sinh khoản phải nộp';
COMMENT ON COLUMN statistics_cell.paid IS 'Đã nộp phí, lệ phí';
COMMENT ON COLUMN statistics_cell.paid_online IS 'Đã nộp trực tuyến';

-- Whose money changed and nobody has counted it yet: written with the books, taken by whoever counts. As many rows at first as
-- dossiers that have a charge: they are counted once.
CREATE TABLE payment_uncounted (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id uuid NOT NULL
);
COMMENT ON TABLE payment_uncounted IS 'Hồ sơ có khoản thu thay đổi, chờ thống kê đếm';
COMMENT ON COLUMN payment_uncounted.id IS 'Số thứ tự';
COMMENT ON COLUMN payment_uncounted.dossier_id IS 'Hồ sơ';
GRANT SELECT, INSERT, UPDATE, DELETE ON payment_uncounted TO motcua_app;
INSERT INTO payment_uncounted (dossier_id) SELECT DISTINCT dossier_id FROM payment_charge;

-- Papers used again at acceptance before this was counted. Reads the state of every dossier once: a minute for five million.
WITH used AS (
  UPDATE statistics_spell AS s SET reused = 1
  FROM dossier AS d
  WHERE s.dossier_id = d.id AND s.opened_as IN ('ACCEPTED', 'RECEIVED')
    AND jsonb_path_exists(d.state, '$.components[*] ? (@.digitisation == "REUSED")')
    AND EXISTS (SELECT FROM dossier_event AS e WHERE e.dossier_id = d.id AND e.at <= s.from_at
      AND jsonb_path_exists(e.data, '$.components[*] ? (@.digitisation == "REUSED")'))
  RETURNING s.*
)
INSERT INTO statistics_tally (day, unit_id, procedure_code, field_code, channel, reused)
SELECT (from_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, unit_id, procedure_code, field_code, channel, 1 FROM used;
