-- Papers (giấy tờ, văn bản) that the office drafts, signs and publishes, and the series they are numbered in. A number is
-- taken at publication, in the transaction of the act: never at the draft, never twice, and a gap only as an explained void.
CREATE TABLE document_paper (
  id uuid PRIMARY KEY,
  token text NOT NULL UNIQUE CHECK (token ~ '^[A-Za-z0-9_-]{22,64}$'),
  key text NOT NULL,
  template_set text NOT NULL,
  locale text NOT NULL DEFAULT 'vi' CHECK (locale IN ('vi', 'en')),
  dossier_id uuid,
  event_seq integer CHECK (event_seq >= 1),
  agency_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('DRAFT', 'SIGNED', 'PUBLISHED', 'REVOKED', 'SUPERSEDED')),
  sheet jsonb,
  signed_sha256 text CHECK (signed_sha256 ~ '^[0-9a-f]{64}$'),
  sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer CHECK (size_bytes > 0),
  number_text text,
  issued_on date,
  drafted_by uuid,
  drafted_at timestamptz NOT NULL,
  published_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text,
  CHECK (state NOT IN ('PUBLISHED', 'REVOKED', 'SUPERSEDED') OR (sha256 IS NOT NULL AND published_at IS NOT NULL)),
  CHECK (state <> 'SIGNED' OR signed_sha256 IS NOT NULL),
  CHECK ((state = 'REVOKED') = (revoked_at IS NOT NULL AND revoked_reason IS NOT NULL))
);
CREATE INDEX document_paper_by_dossier ON document_paper (dossier_id, drafted_at) WHERE dossier_id IS NOT NULL;
CREATE UNIQUE INDEX document_paper_of_act ON document_paper (dossier_id, event_seq, key, locale) WHERE event_seq IS NOT NULL;
CREATE INDEX document_paper_by_hash ON document_paper (sha256) WHERE sha256 IS NOT NULL;
COMMENT ON TABLE document_paper IS 'Giấy tờ, văn bản do cơ quan lập: dự thảo, đã ký, đã phát hành, thu hồi, thay thế';
COMMENT ON COLUMN document_paper.id IS 'Định danh nội bộ';
COMMENT ON COLUMN document_paper.token IS 'Mã kiểm tra trên mã QR, không suy đoán được';
COMMENT ON COLUMN document_paper.key IS 'Loại giấy tờ theo mã cố định';
COMMENT ON COLUMN document_paper.template_set IS 'Bộ mẫu';
COMMENT ON COLUMN document_paper.locale IS 'Bản tiếng Việt (vi) hoặc song ngữ (en)';
COMMENT ON COLUMN document_paper.dossier_id IS 'Hồ sơ';
COMMENT ON COLUMN document_paper.event_seq IS 'Sự kiện của hồ sơ đã ban hành giấy tờ';
COMMENT ON COLUMN document_paper.agency_id IS 'Cơ quan ban hành';
COMMENT ON COLUMN document_paper.state IS 'Dự thảo, đã ký, đã phát hành, đã thu hồi, đã thay thế';
COMMENT ON COLUMN document_paper.sheet IS 'Nội dung giấy tờ (có dữ liệu cá nhân), trừ số và ngày';
COMMENT ON COLUMN document_paper.signed_sha256 IS 'Mã băm bản người có thẩm quyền đã ký, chưa ghi số và ngày';
COMMENT ON COLUMN document_paper.sha256 IS 'Mã băm bản đã phát hành trong kho tệp';
COMMENT ON COLUMN document_paper.size_bytes IS 'Kích thước bản đã phát hành, tính bằng byte';
COMMENT ON COLUMN document_paper.number_text IS 'Số và ký hiệu';
COMMENT ON COLUMN document_paper.issued_on IS 'Ngày ban hành';
COMMENT ON COLUMN document_paper.drafted_by IS 'Người soạn thảo';
COMMENT ON COLUMN document_paper.drafted_at IS 'Thời điểm soạn thảo';
COMMENT ON COLUMN document_paper.published_at IS 'Thời điểm phát hành';
COMMENT ON COLUMN document_paper.revoked_at IS 'Thời điểm thu hồi';
COMMENT ON COLUMN document_paper.revoked_reason IS 'Lý do thu hồi';

CREATE TABLE document_series (
  agency_id uuid NOT NULL,
  kind text NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  last_number integer NOT NULL CHECK (last_number >= 1),
  PRIMARY KEY (agency_id, kind, year)
);
COMMENT ON TABLE document_series IS 'Dãy số văn bản theo cơ quan, loại và năm; bắt đầu lại từ 01 ngày 01 tháng 01';
COMMENT ON COLUMN document_series.agency_id IS 'Cơ quan ban hành';
COMMENT ON COLUMN document_series.kind IS 'Chữ viết tắt loại văn bản';
COMMENT ON COLUMN document_series.year IS 'Năm';
COMMENT ON COLUMN document_series.last_number IS 'Số đã cấp cuối cùng';

CREATE TABLE document_number (
  agency_id uuid NOT NULL,
  kind text NOT NULL,
  year integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  text text NOT NULL,
  paper_id uuid REFERENCES document_paper (id),
  taken_at timestamptz NOT NULL,
  voided_at timestamptz,
  void_reason text,
  PRIMARY KEY (agency_id, kind, year, number),
  FOREIGN KEY (agency_id, kind, year) REFERENCES document_series (agency_id, kind, year),
  CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
  CHECK (paper_id IS NOT NULL OR voided_at IS NOT NULL)
);
CREATE UNIQUE INDEX document_number_of_paper ON document_number (paper_id) WHERE paper_id IS NOT NULL;
COMMENT ON TABLE document_number IS 'Từng số đã cấp trong dãy: thuộc văn bản nào, hoặc bị hủy vì sao; số đã hủy không dùng lại';
COMMENT ON COLUMN document_number.agency_id IS 'Cơ quan ban hành';
COMMENT ON COLUMN document_number.kind IS 'Chữ viết tắt loại văn bản';
COMMENT ON COLUMN document_number.year IS 'Năm';
COMMENT ON COLUMN document_number.number IS 'Số';
COMMENT ON COLUMN document_number.text IS 'Số và ký hiệu như ghi trên văn bản';
COMMENT ON COLUMN document_number.paper_id IS 'Văn bản mang số này';
COMMENT ON COLUMN document_number.taken_at IS 'Thời điểm cấp số';
COMMENT ON COLUMN document_number.voided_at IS 'Thời điểm hủy số';
COMMENT ON COLUMN document_number.void_reason IS 'Lý do hủy số';

-- Results numbered before: their series go on, each number with its paper; what no dossier carries any more is void.
INSERT INTO document_series (agency_id, kind, year, last_number)
SELECT agency_id, 'KQ', year, last_number FROM dossier_result_counter;

WITH issued AS (
  SELECT gen_random_uuid() AS id, d.id AS dossier_id, d.competent_agency_id AS agency_id, d.state -> 'result' AS result,
    (d.state -> 'result' ->> 'issuedAt')::timestamptz AS issued_at
  FROM dossier AS d
  WHERE d.state -> 'result' ->> 'number' ~ '^[0-9]+/' AND jsonb_array_length(d.state -> 'result' -> 'files') > 0
),
papers AS (
  INSERT INTO document_paper (id, token, key, template_set, dossier_id, agency_id, state, sha256, size_bytes, number_text,
    issued_on, drafted_at, published_at)
  SELECT i.id, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'UPLOADED', 'UPLOADED', i.dossier_id,
    i.agency_id, 'PUBLISHED', i.result -> 'files' -> 0 ->> 'sha256',
    greatest((i.result -> 'files' -> 0 ->> 'sizeBytes')::integer, 1), i.result ->> 'number',
    (i.issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, i.issued_at, i.issued_at
  FROM issued AS i
)
INSERT INTO document_number (agency_id, kind, year, number, text, paper_id, taken_at)
SELECT i.agency_id, 'KQ', s.year, split_part(i.result ->> 'number', '/', 1)::integer, i.result ->> 'number', i.id, i.issued_at
FROM issued AS i
JOIN document_series AS s ON s.agency_id = i.agency_id AND s.kind = 'KQ'
  AND s.year = extract(year FROM i.issued_at AT TIME ZONE 'Asia/Ho_Chi_Minh')
ON CONFLICT DO NOTHING;

INSERT INTO document_number (agency_id, kind, year, number, text, taken_at, voided_at, void_reason)
SELECT s.agency_id, s.kind, s.year, n, lpad(n::text, greatest(2, length(n::text)), '0') || '/KQ', now(), now(),
  'Số đã hủy khi kết quả được làm lại trước khi trả'
FROM document_series AS s CROSS JOIN LATERAL generate_series(1, s.last_number) AS n
ON CONFLICT DO NOTHING;

GRANT SELECT, INSERT, UPDATE ON document_paper, document_series, document_number TO motcua_app;
GRANT SELECT ON document_series, document_number TO motcua_report;

DROP TABLE dossier_result_counter;
