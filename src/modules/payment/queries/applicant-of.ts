/**
 * Whose dossiers a payment `p` was for, where nobody was asked who paid: neither the bank nor the postman tells. Null where
 * they are several people's.
 */
export const APPLICANT_OF = (schema: string) => `
      CASE WHEN p.method IN ('VIETQR', 'POSTAL_COD') THEN (SELECT CASE WHEN count(DISTINCT coalesce(d.owner_personal_id, d.owner_name)) = 1 THEN min(d.owner_name) END
        FROM ${schema}.payment_allocation AS n JOIN ${schema}.payment_charge AS k ON k.id = n.charge_id
          JOIN ${schema}.dossier AS d ON d.id = k.dossier_id
        WHERE n.payment_id = p.id) END`;
