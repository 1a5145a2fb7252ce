/** Following a dossier, with an account and without. */
export const PORTAL = `
  POST /track/supplement dossier.track
  GET /track/answered/{code} portal.read
  GET /results/{token} dossier.track
  POST /results/{token} dossier.track
  GET /track dossier.track
  POST /track dossier.track
  GET /submitted/{code} portal.read
  GET /my/dossiers dossier.list-own
  GET /my/dossiers/{id} dossier.read-own
  GET /my/dossiers/{id}/files/{sha256} dossier.read-own
  GET /my/dossiers/{id}/papers/{seq} dossier.read-own
  GET /my/dossiers/{id}/slip.pdf dossier.read-own
  POST /my/dossiers/{id}/answerIntakeSupplement dossier.answer-supplement
  POST /my/dossiers/{id}/answerSupplement dossier.answer-supplement
  POST /my/dossiers/{id}/requestWithdrawal dossier.request-withdrawal
  POST /my/dossiers/{id}/cancelWithdrawal dossier.request-withdrawal
  POST /my/dossiers/{id}/cancel dossier.cancel
  POST /my/dossiers/{id}/confirmDraftByApplicant dossier.confirm-draft
`;
