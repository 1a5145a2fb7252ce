/** Results on paper and control sheets; where templates of papers and their English are kept. */
export const TEMPLATES = `
  GET /admin/papers paper.manage-templates
  GET /admin/papers/{set}/{key} paper.manage-templates
  POST /admin/papers/{set}/{key} paper.manage-templates
  GET /admin/papers/{set}/{key}/preview.pdf paper.manage-templates
  GET /admin/paper-translations paper.manage-templates
  GET /admin/paper-translations/{code} paper.manage-templates
  POST /admin/paper-translations/{code} paper.manage-templates

  GET /api/v1/dossiers/{id}/result-draft dossier.read
  GET /api/v1/dossiers/{id}/control-sheet dossier.read
  GET /desk/dossiers/{id}/result.pdf dossier.read
  GET /desk/dossiers/{id}/control-sheet.pdf dossier.read
`;
