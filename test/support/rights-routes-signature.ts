/** Routes of certificates, trust and the verification of papers, each with the act that guards it. */
export const SIGNATURES = `
  GET /desk/signing/batch dossier.sign
  POST /desk/signing/batch dossier.sign
  GET /desk/signing/batch/confirm dossier.sign
  GET /desk/signing/batches/{id} dossier.sign
  POST /desk/signing/batches/{id} dossier.sign
  POST /desk/signing/batches/{id}/again dossier.sign
  GET /desk/signing/issuing dossier.issue
  POST /desk/signing/issuing dossier.issue
  GET /desk/signing/issuing/{id} dossier.issue
  POST /desk/signing/issuing/{id} dossier.issue
  POST /desk/signing/issuing/{id}/again dossier.issue
  GET /verify portal.read
  GET /verify/{token} portal.read
  POST /verify/{token} dossier.track

  GET /api/v1/certificates certificate.read
  GET /api/v1/certificates/counts certificate.read
  POST /api/v1/certificates certificate.manage
  POST /api/v1/certificates/{id}/steps certificate.manage
  GET /api/v1/trust trust.manage
  POST /api/v1/trust trust.manage
  DELETE /api/v1/trust/{id} trust.manage
  GET /admin/certificates certificate.read
  POST /admin/certificates certificate.manage
  GET /admin/certificates/files/csv certificate.read
  GET /admin/certificates/{id} certificate.read
  POST /admin/certificates/{id}/steps certificate.manage
  POST /admin/certificates/{id}/picture certificate.manage
  GET /admin/trust trust.manage
  POST /admin/trust trust.manage
  POST /admin/trust/{id}/removal trust.manage
`;
