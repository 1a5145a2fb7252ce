import { fileRoute, idField, type Router, z } from "../../../web/route.ts";
import type { Office } from "../../dossier/index.ts";
import { codeField } from "../code-field.ts";
import { photoFile, photoOfDossier } from "../queries/photo-file.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const mediaTypes = ["image/jpeg", "image/png", "application/pdf"];

/** Photographs of parcels: for both sides that see the parcel, and for whoever has its dossier in hand. */
export function registerPhotoFiles(router: Router, office: Office): void {
  fileRoute(router, {
    path: "/desk/post/parcels/{code}/photos/{sha256}",
    act: "post.read",
    kind: "page",
    tag: "post",
    summary: "A photograph of a damaged or missing parcel",
    params: z.strictObject({ code: codeField(), sha256 }),
    mediaTypes,
    handler: ({ services, actor, params }) => photoFile(services, actor, params),
  });
  fileRoute(router, {
    path: "/desk/post/dossiers/{id}/photos/{sha256}",
    act: "dossier.read",
    kind: "page",
    tag: "post",
    summary: "A photograph of a damaged or missing parcel of a dossier",
    params: z.strictObject({ id: idField("dossier"), sha256 }),
    mediaTypes,
    handler: ({ services, actor, params }) => photoOfDossier({ ...office, services }, actor, params),
  });
}
