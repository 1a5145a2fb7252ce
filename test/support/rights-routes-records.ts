/** Routes of the clerk's registers with the act that guards each. */
const PLAIN = `
  GET /records records.list
  GET /records/figures records.figures
  GET /api/v1/records/figures records.figures
  GET /records/assigning records.assign
  GET /records/incoming records.list
  GET /records/outgoing records.list
  GET /records/incoming/new records.register
  POST /records/incoming/new records.register
  GET /records/outgoing/new records.draft
  POST /records/outgoing/new records.draft
  GET /records/documents/{id} records.read
  POST /records/documents/{id}/files records.read
  GET /records/documents/{id}/files/{sha256} records.read
  GET /records/registers/incoming/{format} records.list
  GET /records/registers/outgoing/{format} records.list
  GET /api/v1/records/registers/incoming/{format} records.list
  GET /api/v1/records/registers/outgoing/{format} records.list
  GET /records/documents/{id}/copies/{copyId} records.read
  GET /api/v1/records/documents/{id}/copies/{copyId} records.read
  GET /records/copies records.list
  GET /records/documents/{id}/places records.read
  POST /records/documents/{id}/places records.read
  GET /records/documents/{id}/places/{sha256}/{page} records.read
  GET /records/documents/{id}/preview.pdf records.read
  GET /api/v1/records/documents/{id}/preview.pdf records.read
  POST /api/v1/records/documents/{id}/place records.read
  GET /records/work-files records.list
  GET /records/work-files/new records.draft
  POST /records/work-files/new records.draft
  GET /records/work-files/{id} records.list
  POST /records/work-files/{id}/add records.draft
  POST /records/work-files/{id}/close records.draft
  POST /records/work-files/{id}/hand-over records.draft
  GET /api/v1/records/work-files records.list
  GET /api/v1/records/work-files/{id} records.list
  POST /api/v1/records/work-files records.draft
  POST /api/v1/records/work-files/{id}/add records.draft
  POST /api/v1/records/work-files/{id}/close records.draft
  POST /api/v1/records/work-files/{id}/hand-over records.draft
  GET /api/v1/records/documents records.list
  GET /api/v1/records/work records.list
  GET /api/v1/records/documents/{id} records.read
  POST /api/v1/records/incoming records.register
  POST /api/v1/records/outgoing records.draft
  POST /api/v1/records/documents/{id}/files records.read
  GET /api/v1/records/documents/{id}/files/{sha256} records.read
`;

/** The acts on a document, each a POST of the API and a form of the desk. */
const ACTS = `
  submit draft
  take-back draft
  sign sign
  return sign
  publish register
  send register
  void register
  discard draft
  link read
  edit draft
  correct register
  copy register
  assign assign
  read work
  advance work
  report work
  ask-extension work
  decide-extension assign
  accept assign
  send-back assign
  cancel assign
`;

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const RECORDS: string = [
  ...linesOf(PLAIN),
  ...linesOf(ACTS).flatMap((line) => {
    const [name, act] = line.split(" ");
    return ["/api/v1/records", "/records"].map(
      (path) => `POST ${path}/documents/{id}/${name} records.${act}`,
    );
  }),
].join("\n");
