-- What a payment is for stands in the folded state with its amount, so that whoever owes it can be told. The history
-- had it from the start; the stored folds are brought level with it. Only dossiers that were ever asked to pay change;
-- finding them reads the register once.
UPDATE dossier AS d
SET state = jsonb_set(d.state, '{payment,reason}', asked.reason)
FROM (
  SELECT DISTINCT ON (e.dossier_id) e.dossier_id, e.data -> 'reason' AS reason
  FROM dossier_event AS e
  WHERE e.type = 'PaymentRequired'
  ORDER BY e.dossier_id, e.seq DESC
) AS asked
WHERE asked.dossier_id = d.id AND jsonb_typeof(d.state -> 'payment') = 'object';
