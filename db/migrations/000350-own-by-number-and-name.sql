-- A dossier or a stored paper is a citizen's where number and name agree: the number alone may have been mistyped at the
-- counter. So the submitter's name is kept beside their number, and the owner's name beside a stored paper.
-- Locks: dossier and paper_store_paper exclusively until the step ends: a column each, then the rows of dossiers handed in
-- by somebody else than the owner and all rows of paper_store_paper are written (about 60 s and 45 s a million of these);
-- identity_account is read for one index.

-- The same as nameKey of src/kernel/fold-text.ts; a test compares them. Code points and no classes of letters: those
-- would depend on the locale of the database.
CREATE FUNCTION person_name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
    SELECT pg_catalog.btrim(pg_catalog.regexp_replace(pg_catalog.regexp_replace(
      pg_catalog.lower(pg_catalog.translate(pg_catalog.normalize(name, 'NFD'), 'ĐÐð', 'đđđ')),
      '[\t\n\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a0\u2000-\u206f\u3000]+', ' ', 'g'),
      '(\u0300|\u0301|\u0303|\u0309|\u0323)([^ ]*)', '\2\1', 'g'))
  $$;
COMMENT ON FUNCTION person_name_key IS 'Khóa so sánh họ tên: không phân biệt hoa thường, khoảng trắng, vị trí đặt dấu thanh';

ALTER TABLE dossier ADD COLUMN submitter_name text;
COMMENT ON COLUMN dossier.submitter_name IS 'Họ tên người nộp hồ sơ';
UPDATE dossier AS d SET submitter_name = coalesce(
  (SELECT e.private #>> '{applicant,submitter,fullName}' FROM dossier_event AS e
    WHERE e.dossier_id = d.id AND (e.seq = 1 OR e.type = 'ApplicationAmended') ORDER BY e.seq DESC LIMIT 1), d.owner_name)
  WHERE d.submitter_personal_id IS DISTINCT FROM d.owner_personal_id AND d.submitter_personal_id IS NOT NULL;

ALTER TABLE paper_store_paper ADD COLUMN owner_name text;
COMMENT ON COLUMN paper_store_paper.owner_name IS 'Họ tên chủ giấy tờ ghi trên hồ sơ nguồn';
UPDATE paper_store_paper AS p SET owner_name = d.owner_name FROM dossier AS d WHERE d.id = p.source_dossier_id;

CREATE INDEX identity_account_by_personal_id ON identity_account (personal_id) WHERE personal_id IS NOT NULL;
