/** Routes of the figures, the index and the statutory reports, each with the act that guards it. */
export const STATISTICS = `
  GET /lead/reports report.read
  GET /lead/reports/new report.read
  POST /lead/reports report.prepare
  GET /lead/reports/{id} report.read
  POST /lead/reports/{id}/steps report.step
  POST /lead/reports/{id}/revisions report.prepare
  GET /lead/reports/{id}/files/{format} report.read
  GET /api/v1/statistics/reports report.read
  POST /api/v1/statistics/reports report.prepare
  POST /api/v1/statistics/reports/preview report.step
  GET /api/v1/statistics/reports/{id} report.read
  GET /api/v1/statistics/reports/{id}/files/{format} report.read
  POST /api/v1/statistics/reports/{id}/steps report.step
  GET /api/v1/statistics/forms report.read
  POST /api/v1/statistics/forms report.manage-forms
  GET /lead/registers register.read
  GET /lead/registers/{kind}/{format} register.read
  GET /api/v1/statistics/registers/{kind}/{format} register.read
  GET /admin/forms report.read
  GET /admin/forms/{code} report.read
  GET /admin/forms/{code}/edit report.manage-forms
  POST /admin/forms/{code}/edit report.manage-forms
  GET /api/v1/statistics/metrics portal.read
  GET /api/v1/statistics/totals statistics.read
  GET /api/v1/statistics/index-versions portal.read
  GET /api/v1/statistics/index statistics.read
  GET /api/v1/statistics/index/{id} statistics.read
  GET /lead statistics.read
  GET /lead/map statistics.read
  GET /transparency portal.read
  GET /desk/morning dossier.list
  GET /lead/dossiers statistics.read
  GET /lead/index statistics.read
  GET /lead/index/{id} statistics.read
  GET /lead/index/{id}/lost statistics.read
`;
