-- Which results a leader opened before signing many of them at one sitting, and an opinion of its own for one of them: whoever signs
-- answers for the content. Locks: dossier_signing_paper for an instant (ACCESS EXCLUSIVE, two columns without rewrite); the table is new.
CREATE TABLE dossier_result_opened (
  person_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  templates text NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, dossier_id)
);
COMMENT ON TABLE dossier_result_opened IS 'Lần mở xem gần nhất của người có thẩm quyền đối với văn bản kết quả chờ ký';
COMMENT ON COLUMN dossier_result_opened.person_id IS 'Người mở xem';
COMMENT ON COLUMN dossier_result_opened.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN dossier_result_opened.version IS 'Phiên bản hồ sơ khi mở xem';
COMMENT ON COLUMN dossier_result_opened.templates IS 'Phiên bản mẫu giấy có hiệu lực khi mở xem';
COMMENT ON COLUMN dossier_result_opened.opened_at IS 'Thời điểm mở xem';
GRANT SELECT, INSERT, UPDATE ON dossier_result_opened TO motcua_app;

ALTER TABLE dossier_signing_paper ADD COLUMN summary text, ADD COLUMN opened_at timestamptz;
COMMENT ON COLUMN dossier_signing_paper.summary IS 'Trích yếu riêng của văn bản; trống là theo trích yếu chung';
COMMENT ON COLUMN dossier_signing_paper.opened_at IS 'Thời điểm người ký mở xem văn bản trước khi ký; trống là chưa mở';
