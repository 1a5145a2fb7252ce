/** The bank in our books is the bank: what the ledger holds is the sum of the movements told, less what is settled as never arrived. */
export const BANK_IN_BOOKS = (schema: string) => `
  SELECT m.id::text AS about, m.amount_dong || ' ' || coalesce(m.absent_as, '') || ' <> ' || coalesce(sum(CASE t.debit WHEN 'BANK' THEN t.amount_dong ELSE -t.amount_dong END), 0) AS detail
  FROM ${schema}.payment_movement AS m
  LEFT JOIN ${schema}.payment_transfer AS t ON t.movement_id = m.id AND t.why = 'BANKED'
  GROUP BY m.id, m.amount_dong, m.absent_as
  HAVING CASE WHEN m.absent_as IS NULL THEN m.amount_dong ELSE 0 END <> coalesce(sum(CASE t.debit WHEN 'BANK' THEN t.amount_dong ELSE -t.amount_dong END), 0)
  UNION ALL
  SELECT t.id::text, t.amount_dong || ' <> 0' FROM ${schema}.payment_transfer AS t
  WHERE 'BANK' IN (t.debit, t.credit) AND (t.movement_id IS NULL OR t.why <> 'BANKED')`;

/** What was matched has left the suspense account, what was not lies there still: with the unit whose account it came to. */
export const SUSPENSE_IS_OPEN = (schema: string) => `
  SELECT m.id::text AS about, m.state || ': ' || sum(CASE t.debit WHEN 'SUSPENSE' THEN -t.amount_dong ELSE t.amount_dong END) AS detail
  FROM ${schema}.payment_movement AS m JOIN ${schema}.payment_transfer AS t ON t.movement_id = m.id AND 'SUSPENSE' IN (t.debit, t.credit)
  GROUP BY m.id, m.state, m.amount_dong
  HAVING sum(CASE t.debit WHEN 'SUSPENSE' THEN -t.amount_dong ELSE t.amount_dong END) <> CASE m.state WHEN 'OPEN' THEN m.amount_dong ELSE 0 END
  UNION ALL
  SELECT coalesce(t.unit_id, o.unit_id)::text, coalesce(t.held, 0) || ' <> ' || coalesce(o.open, 0)
  FROM (SELECT x.unit_id, sum(CASE x.debit WHEN 'SUSPENSE' THEN -x.amount_dong ELSE x.amount_dong END) AS held
    FROM ${schema}.payment_transfer AS x WHERE 'SUSPENSE' IN (x.debit, x.credit) GROUP BY x.unit_id) AS t
  FULL JOIN (SELECT a.unit_id, sum(m.amount_dong) AS open FROM ${schema}.payment_movement AS m
    JOIN ${schema}.payment_account AS a ON a.id = m.account_id WHERE m.state = 'OPEN' GROUP BY a.unit_id) AS o ON o.unit_id = t.unit_id
  WHERE coalesce(t.held, 0) <> coalesce(o.open, 0)`;

/** A statement's lines are in the books, to the đồng, and add up to what it was when it was handed in. */
export const STATEMENT_IN_BOOKS = (schema: string) => `
  SELECT l.bank_ref AS about, '#' || l.line || ': ' || l.amount_dong || ' <> ' || coalesce(m.amount_dong, 0) AS detail
  FROM ${schema}.payment_statement_line AS l
  JOIN ${schema}.payment_statement AS s ON s.id = l.statement_id
  LEFT JOIN ${schema}.payment_movement AS m ON m.account_id = s.account_id AND m.bank_ref = l.bank_ref
  WHERE m.amount_dong IS DISTINCT FROM l.amount_dong
  UNION ALL
  SELECT s.id::text, s.sum_dong || ' <> ' || coalesce(sum(l.amount_dong), 0)
  FROM ${schema}.payment_statement AS s LEFT JOIN ${schema}.payment_statement_line AS l ON l.statement_id = s.id
  GROUP BY s.id, s.sum_dong, s.lines HAVING s.sum_dong <> coalesce(sum(l.amount_dong), 0) OR s.lines <> count(l.line)`;

/**
 * For the time a statement covers nothing but its lines is in the books: until its last line, or where its lines have days
 * only, until the end of the last or its import. Said once, however many statements cover that time; what two people settled is explained.
 */
export const MISSING_ON_STATEMENT = (schema: string) => `
  SELECT m.bank_ref AS about, m.amount_dong || ', ' || to_char(m.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') AS detail
  FROM ${schema}.payment_movement AS m
  WHERE m.absent_as IS NULL AND EXISTS (SELECT FROM ${schema}.payment_statement AS s
      JOIN LATERAL (SELECT x.booked_at, x.booked_day_only FROM ${schema}.payment_statement_line AS x WHERE x.statement_id = s.id
          ORDER BY x.booked_at DESC, x.booked_day_only DESC LIMIT 1) AS last
        ON m.booked_at <= CASE WHEN last.booked_day_only THEN s.imported_at ELSE last.booked_at END
      WHERE s.account_id = m.account_id AND (m.booked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN s.from_on AND s.to_on)
    AND NOT EXISTS (SELECT FROM ${schema}.payment_statement_line AS l JOIN ${schema}.payment_statement AS x ON x.id = l.statement_id
      WHERE x.account_id = m.account_id AND l.bank_ref = m.bank_ref)`;

/**
 * Money handed on to the treasury was agreed to by a second person, to the đồng, and what was agreed was handed on: since
 * it is asked for at all.
 */
export const TREASURY_AGREED = (schema: string) => `
  SELECT coalesce(m.bank_ref, h.movement_id::text) AS about, coalesce(-m.amount_dong, 0) || ' <> ' || coalesce(h.amount_dong, 0) AS detail
  FROM (SELECT x.id, x.bank_ref, x.amount_dong FROM ${schema}.payment_movement AS x WHERE x.state = 'MATCHED' AND x.matched_as = 'TREASURY'
    AND x.matched_at >= (SELECT min(asked_at) FROM ${schema}.payment_handing_on WHERE kind = 'TREASURY')) AS m
  FULL JOIN (SELECT movement_id, amount_dong FROM ${schema}.payment_handing_on WHERE kind = 'TREASURY' AND answer = 'APPROVED') AS h
    ON h.movement_id = m.id
  WHERE coalesce(-m.amount_dong, 0) <> coalesce(h.amount_dong, 0)`;

/** What the bank charges and pays as interest was agreed to by a second person, to the đồng. */
export const BANK_OWN_AGREED = (schema: string) => `
  SELECT coalesce(m.bank_ref, h.movement_id::text) AS about, coalesce(m.matched_as || ' ' || m.amount_dong, '-') || ' <> '
    || coalesce(h.kind || ' ' || h.amount_dong, '-') AS detail
  FROM (SELECT x.id, x.bank_ref, x.amount_dong, x.matched_as FROM ${schema}.payment_movement AS x
    WHERE x.state = 'MATCHED' AND x.matched_as IN ('FEE', 'INTEREST')) AS m
  FULL JOIN (SELECT movement_id, kind, amount_dong FROM ${schema}.payment_handing_on
    WHERE kind IN ('FEE', 'INTEREST') AND answer = 'APPROVED') AS h ON h.movement_id = m.id AND h.kind = m.matched_as
  WHERE m.amount_dong IS DISTINCT FROM CASE h.kind WHEN 'FEE' THEN -h.amount_dong ELSE h.amount_dong END`;

/**
 * What is on its way back is what was agreed to go back and has not left, unit by unit; what left with one movement is its
 * sum; each was agreed to by a second person.
 */
export const RETURNS_AGREED = (schema: string) => `
  SELECT coalesce(t.unit_id, r.unit_id)::text AS about, coalesce(t.dong, 0) || ' <> ' || coalesce(r.dong, 0) AS detail
  FROM (SELECT unit_id, sum(CASE credit WHEN 'TRANSIT' THEN amount_dong ELSE -amount_dong END) AS dong
    FROM ${schema}.payment_transfer WHERE debit = 'TRANSIT' OR credit = 'TRANSIT' GROUP BY unit_id) AS t
  FULL JOIN (SELECT unit_id, sum(amount_dong) AS dong FROM ${schema}.payment_return
    WHERE agreed_at IS NOT NULL AND sent_movement_id IS NULL GROUP BY unit_id) AS r ON r.unit_id = t.unit_id
  WHERE coalesce(t.dong, 0) <> coalesce(r.dong, 0)
  UNION ALL
  SELECT m.bank_ref, m.amount_dong || ' <> ' || -sum(r.amount_dong) FROM ${schema}.payment_return AS r
  JOIN ${schema}.payment_movement AS m ON m.id = r.sent_movement_id
  GROUP BY m.id, m.bank_ref, m.amount_dong, m.matched_as
  HAVING m.amount_dong <> -sum(r.amount_dong) OR m.matched_as IS DISTINCT FROM 'REFUND'
  UNION ALL
  SELECT r.id::text, coalesce(h.answer, d.answer, w.answer, '?') FROM ${schema}.payment_return AS r
  LEFT JOIN ${schema}.payment_handing_on AS h ON h.id = r.asked_id
  LEFT JOIN ${schema}.payment_decision AS d ON d.id = r.decision_id
  LEFT JOIN ${schema}.payment_postal_clearing AS w ON w.id = r.clearing_id
  WHERE num_nonnulls(r.asked_id, r.decision_id, r.clearing_id) > 0
    AND (r.agreed_at IS NOT NULL) <> (coalesce(h.answer, d.answer, w.answer) IS NOT DISTINCT FROM 'APPROVED')`;

/**
 * Money that never arrived stands where two people agreed that it stands, to the đồng: owed by the bank, or borne. What
 * came under another number came as one movement of the same amount.
 */
export const ABSENT_AGREED = (schema: string) => `
  SELECT coalesce(t.unit_id, m.unit_id)::text AS about, coalesce(t.owed, 0) || '/' || coalesce(t.borne, 0)
    || ' <> ' || coalesce(m.owed, 0) || '/' || coalesce(m.borne, 0) AS detail
  FROM (SELECT unit_id, sum(CASE 'BANK_CLAIM' WHEN debit THEN amount_dong WHEN credit THEN -amount_dong ELSE 0 END) AS owed,
      sum(CASE 'BANK_LOSS' WHEN debit THEN amount_dong WHEN credit THEN -amount_dong ELSE 0 END) AS borne
    FROM ${schema}.payment_transfer WHERE debit IN ('BANK_CLAIM', 'BANK_LOSS') OR credit IN ('BANK_CLAIM', 'BANK_LOSS') GROUP BY unit_id) AS t
  FULL JOIN (SELECT a.unit_id, sum(x.amount_dong) FILTER (WHERE x.absent_as = 'AWAITED') AS owed,
      sum(x.amount_dong) FILTER (WHERE x.absent_as = 'BORNE') AS borne
    FROM ${schema}.payment_movement AS x JOIN ${schema}.payment_account AS a ON a.id = x.account_id
    WHERE x.absent_as IN ('AWAITED', 'BORNE') GROUP BY a.unit_id) AS m ON m.unit_id = t.unit_id
  WHERE (coalesce(t.owed, 0), coalesce(t.borne, 0)) <> (coalesce(m.owed, 0), coalesce(m.borne, 0))
  UNION ALL
  SELECT m.bank_ref, m.absent_as || ' <> ' || coalesce(h.kind, '-') FROM ${schema}.payment_movement AS m
  LEFT JOIN LATERAL (SELECT x.kind FROM ${schema}.payment_handing_on AS x
    WHERE x.movement_id = m.id AND x.kind IN ('AWAITED', 'BORNE', 'REOPENED') AND x.answer = 'APPROVED'
    ORDER BY x.answered_at DESC, x.id DESC LIMIT 1) AS h ON true
  WHERE m.absent_as IS NOT NULL AND h.kind IS DISTINCT FROM m.absent_as
    AND (m.absent_as <> 'REPLACED' OR h.kind IS NULL OR h.kind = 'REOPENED')
  UNION ALL
  SELECT m.bank_ref, m.amount_dong || ' <> ' || coalesce(l.amount_dong, 0) FROM ${schema}.payment_movement AS m
  LEFT JOIN ${schema}.payment_movement AS l ON l.late_for = m.id
  WHERE m.absent_as = 'REPLACED' AND m.amount_dong IS DISTINCT FROM l.amount_dong`;

/** What stood on an account when its books began is what was agreed to last. */
export const OPENING_AGREED = (schema: string) => `
  SELECT a.number AS about, coalesce(a.opening_dong::text, '-') || ' <> ' || coalesce(o.amount_dong::text, '-') AS detail
  FROM ${schema}.payment_account AS a
  LEFT JOIN LATERAL (SELECT x.amount_dong, x.from_on FROM ${schema}.payment_opening AS x
    WHERE x.account_id = a.id AND x.answer = 'APPROVED' ORDER BY x.answered_at DESC, x.id DESC LIMIT 1) AS o ON true
  WHERE (a.opening_dong, a.opening_on) IS DISTINCT FROM (o.amount_dong, o.from_on)`;

/**
 * What came in and no reference proves is what two people say that it is: since two are asked at all. A payment of charges
 * may be proven by the request that its words name: for just these charges, of just this amount.
 */
export const HAND_MATCH_AGREED = (schema: string) => `
  SELECT m.bank_ref AS about, m.matched_as || ' ' || m.amount_dong || ' <> ' || coalesce(h.kind || ' ' || h.amount_dong, '-') AS detail
  FROM ${schema}.payment_movement AS m
  LEFT JOIN ${schema}.payment_handing_on AS h ON h.movement_id = m.id AND h.answer = 'APPROVED'
    AND h.kind IN ('CHARGES', 'POS', 'PORTAL', 'CASH', 'POST')
  WHERE m.state = 'MATCHED' AND m.matched_as IN ('CHARGES', 'POS', 'PORTAL', 'CASH', 'POST')
    AND m.matched_at >= (SELECT min(x.asked_at) FROM ${schema}.payment_handing_on AS x WHERE x.kind IN ('CHARGES', 'POS', 'PORTAL', 'CASH', 'POST'))
    AND (h.kind, h.amount_dong) IS DISTINCT FROM (m.matched_as, m.amount_dong)
    AND NOT (h.id IS NULL AND m.matched_as = 'CHARGES' AND EXISTS (
      SELECT FROM ${schema}.payment_request AS r WHERE r.id = m.request_id AND r.amount_dong = m.amount_dong
        AND (SELECT array_agg(q.charge_id ORDER BY q.charge_id) FROM ${schema}.payment_request_charge AS q WHERE q.request_id = r.id)
          = (SELECT array_agg(p.charge_id ORDER BY p.charge_id) FROM ${schema}.payment_allocation AS p WHERE p.payment_id = m.payment_id)))
  UNION ALL
  SELECT m.bank_ref, 'LATE ' || m.amount_dong || ' <> ' || coalesce(h.amount_dong::text, '-') FROM ${schema}.payment_movement AS m
  LEFT JOIN ${schema}.payment_handing_on AS h ON h.movement_id = m.id AND h.answer = 'APPROVED' AND h.kind = 'LATE'
  WHERE m.state = 'MATCHED' AND m.matched_as = 'LATE'
    AND m.matched_at >= (SELECT min(x.asked_at) FROM ${schema}.payment_handing_on AS x WHERE x.kind = 'LATE')
    AND (h.late_for, h.amount_dong) IS DISTINCT FROM (m.late_for, abs(m.amount_dong))`;
