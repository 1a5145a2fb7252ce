-- What a leader chose to sign at one sitting, paper by paper: the work is taken up again where it broke off, and what failed
-- is tried again without the rest.
CREATE TABLE dossier_signing_batch (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  authority_word text CHECK (authority_word IN ('TM', 'KT', 'TL', 'TUQ', 'Q')),
  summary text NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE dossier_signing_batch IS 'Một lần ký nhiều văn bản của người có thẩm quyền';
COMMENT ON COLUMN dossier_signing_batch.id IS 'Định danh nội bộ';
COMMENT ON COLUMN dossier_signing_batch.person_id IS 'Người ký';
COMMENT ON COLUMN dossier_signing_batch.authority_word IS 'Thẩm quyền ký (TM., KT., TL., TUQ., Q.)';
COMMENT ON COLUMN dossier_signing_batch.summary IS 'Trích yếu kết quả';
COMMENT ON COLUMN dossier_signing_batch.created_at IS 'Thời điểm xác nhận ký';

CREATE TABLE dossier_signing_paper (
  batch_id uuid NOT NULL REFERENCES dossier_signing_batch (id),
  position integer NOT NULL CHECK (position >= 1),
  dossier_id uuid NOT NULL,
  version integer NOT NULL,
  code text NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SIGNED', 'FAILED')),
  refusal jsonb,
  PRIMARY KEY (batch_id, position),
  CHECK ((state = 'FAILED') = (refusal IS NOT NULL))
);
COMMENT ON TABLE dossier_signing_paper IS 'Từng văn bản trong một lần ký nhiều văn bản';
COMMENT ON COLUMN dossier_signing_paper.batch_id IS 'Lần ký';
COMMENT ON COLUMN dossier_signing_paper.position IS 'Thứ tự';
COMMENT ON COLUMN dossier_signing_paper.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN dossier_signing_paper.version IS 'Phiên bản hồ sơ mà người ký đã xem';
COMMENT ON COLUMN dossier_signing_paper.code IS 'Mã hồ sơ';
COMMENT ON COLUMN dossier_signing_paper.state IS 'Chờ ký, đã ký, chưa ký được';
COMMENT ON COLUMN dossier_signing_paper.refusal IS 'Vì sao chưa ký được';

GRANT SELECT, INSERT ON dossier_signing_batch TO motcua_app;
GRANT SELECT, INSERT, UPDATE ON dossier_signing_paper TO motcua_app;
