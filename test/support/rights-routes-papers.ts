/** Routes of digitising, stored papers, certified copies, and what the operator looks at. */
export const PAPERS_KEPT = `
  GET /desk/copies dossier.check-components
  POST /desk/copies dossier.check-components
  GET /desk/dossiers/{id}/digitise dossier.check-components
  POST /desk/dossiers/{id}/digitise dossier.check-components
  POST /desk/dossiers/{id}/digitise/{component} dossier.check-components
  GET /desk/certify dossier.receive
  POST /desk/certify dossier.receive
  POST /desk/certify/reckoning dossier.receive
  GET /desk/certify/{id} dossier.read
  GET /desk/certify/register certification.read
  GET /desk/certify/{id}/{number} certification.read
  GET /desk/certify/{id}/{number}/copy.pdf certification.read
  POST /desk/certify/{id}/{number}/void certification.void
  POST /desk/certify/{id}/{number}/electronic certification.sign
  POST /api/v1/uploads file.upload
  GET /api/v1/uploads/{id} file.upload
  PATCH /api/v1/uploads/{id} file.upload
  DELETE /api/v1/uploads/{id} file.upload
  POST /api/v1/uploads/{id}/file file.upload
  GET /my/papers paper-store.read-own
  GET /my/papers/{id}/file paper-store.read-own
  GET /my/organisations/{id} paper-store.read-own
  GET /my/organisations/{id}/papers/{paper}/file paper-store.read-own
  GET /desk/representatives paper-store.represent
  GET /desk/representatives/{id} paper-store.represent
  POST /desk/representatives paper-store.represent
  POST /desk/representatives/find paper-store.represent
  POST /desk/representatives/{id}/agree paper-store.represent
  POST /desk/representatives/{id}/end paper-store.represent
  GET /desk/papers paper-store.look-up
  POST /desk/papers paper-store.look-up
  GET /admin/incidents operation.read
  POST /admin/incidents/{id}/close operation.manage
`;
