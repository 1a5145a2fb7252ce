/** Dossiers tied to another, and what was declared put right. */
export const PUT_RIGHT = `
  POST /api/v1/dossiers/{id}/children dossier.open-child
  POST /api/v1/dossiers/{id}/corrections dossier.correct
  POST /api/v1/dossiers/{id}/amendments dossier.correct
  GET /desk/dossiers/{id}/amend dossier.correct
  POST /desk/dossiers/{id}/amend dossier.correct
  GET /desk/dossiers/{id}/correction dossier.correct
  POST /desk/dossiers/{id}/correction dossier.correct
  POST /desk/dossiers/{id}/correction/reckoning dossier.correct
`;
