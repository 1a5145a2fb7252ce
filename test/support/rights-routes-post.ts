/** Routes of the parcel desk, each with its act. */
export const POST = `
  GET /desk/post post.read
  GET /desk/post/scan post.read
  GET /desk/post/sheets post.read
  POST /desk/post/sheets post.sign
  GET /desk/post/sheets/{id} post.read
  GET /desk/post/sheets/{id}/sheet.pdf post.read
  POST /desk/post/sheets/{id}/items post.sign
  POST /desk/post/sheets/{id}/removal post.sign
  POST /desk/post/sheets/{id}/giving post.sign
  POST /desk/post/sheets/{id}/receipt post.sign
  POST /desk/post/sheets/{id}/cancellation post.sign
  GET /desk/post/carried post.read
  GET /desk/post/trouble post.read
  POST /desk/post/events post.sign
  POST /desk/post/events/{id}/aside post.resolve
  GET /desk/post/cash post.reconcile
  POST /desk/post/cash post.reconcile
  GET /desk/post/arrived dossier.receive
  GET /desk/post/collection post.carry
  POST /desk/post/collection post.carry
  GET /desk/post/parcels/{code} post.read
  POST /desk/post/parcels/{code}/address post.hand-over
  POST /desk/post/parcels/{code}/cod post.hand-over
  POST /desk/post/parcels/{code}/again post.hand-over
  POST /desk/post/parcels/{code}/word post.carry
  POST /desk/post/parcels/{code}/incident post.resolve
  GET /desk/post/parcels/{parcel}/opening dossier.receive
  GET /desk/post/parcels/{parcel}/opening/{code} dossier.receive
  POST /desk/post/parcels/{parcel}/opening/{code} dossier.receive
  POST /desk/post/parcels/{parcel}/opening/{code}/reckoning dossier.receive
`;
