import { DAY } from "./amounts.ts";

/*
 * Money counted again from payment's books: what each charge came to at each moment, added up anew from its first movement,
 * and laid to the agency that the last event before it names. It shares no rule with the counting. A dossier whose books
 * changed and that nobody has counted yet is counted as it was: it is late by a minute and not wrong.
 */
export const MONEY_AMOUNTS = (schema: string) => `
    moved AS (
      SELECT c.dossier_id, t.charge_id, t.at,
        CASE WHEN t.why IN ('PAID', 'REVERSED') THEN 0 WHEN t.credit = 'RECEIVABLE' THEN -t.amount_dong ELSE t.amount_dong END AS owed,
        CASE t.why WHEN 'PAID' THEN t.amount_dong WHEN 'REVERSED' THEN -t.amount_dong ELSE 0 END AS paid,
        CASE WHEN p.method = 'VIETQR' OR p.method = 'PORTAL' THEN 1 ELSE 0 END AS online
      FROM ${schema}.payment_charge AS c JOIN ${schema}.payment_transfer AS t ON t.charge_id = c.id
      LEFT JOIN ${schema}.payment_payment AS p ON p.id = t.payment_id
      WHERE c.dossier_id > $1 AND c.dossier_id <= $2 AND 'RECEIVABLE' IN (t.debit, t.credit)
        AND NOT EXISTS (SELECT FROM ${schema}.payment_uncounted AS u WHERE u.dossier_id = c.dossier_id)
    ),
    charged AS (
      SELECT m.dossier_id, m.at, v.charge_id, sum(v.owed) AS owed, sum(v.paid) AS paid, sum(v.paid * v.online) AS paid_online
      FROM (SELECT DISTINCT dossier_id, at FROM moved) AS m JOIN moved AS v ON v.dossier_id = m.dossier_id AND v.at <= m.at
      GROUP BY 1, 2, 3
    ),
    money (dossier_id, day, unit_id, procedure_code, field_code, channel, measure, amount) AS (
      SELECT n.dossier_id, ${DAY("n.at")}, l.unit_id, l.procedure_code, l.field_code, l.channel, v.measure, v.amount
      FROM (
        SELECT DISTINCT ON (s.dossier_id, s.at) s.*, l.seq
        FROM (
          SELECT o.dossier_id, o.at, o.payable - lag(o.payable, 1, 0) OVER w AS payable, o.paid - lag(o.paid, 1, 0) OVER w AS paid,
            o.paid_online - lag(o.paid_online, 1, 0) OVER w AS paid_online
          FROM (SELECT dossier_id, at, max((owed > 0)::int) AS payable, max((paid > 0)::int) AS paid, max((paid_online > 0)::int) AS paid_online
            FROM charged GROUP BY 1, 2) AS o
          WINDOW w AS (PARTITION BY o.dossier_id ORDER BY o.at)
        ) AS s JOIN lasting AS l ON l.dossier_id = s.dossier_id AND l.at <= s.at
        ORDER BY s.dossier_id, s.at, l.seq DESC
      ) AS n JOIN lasting AS l ON l.dossier_id = n.dossier_id AND l.seq = n.seq
      CROSS JOIN LATERAL (VALUES ('payable', n.payable), ('paid', n.paid), ('paid_online', n.paid_online)) AS v (measure, amount)
      UNION ALL
      SELECT dossier_id, day, unit_id, procedure_code, field_code, channel, measure, amount FROM listed
      WHERE measure IN ('payable', 'paid', 'paid_online') AND dossier_id IN (SELECT dossier_id FROM ${schema}.payment_uncounted)
    )`;
