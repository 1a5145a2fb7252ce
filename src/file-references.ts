import { certificationReferences } from "./modules/certification/index.ts";
import { paperReferences } from "./modules/document/index.ts";
import { uploadReferences } from "./modules/dossier/index.ts";
import { paperStoreReferences } from "./modules/paper-store/index.ts";
import { postReferences } from "./modules/post/index.ts";
import { recordsReferences } from "./modules/records/index.ts";
import type { FileReferences } from "./platform/files/file-references.ts";

/** Every module's list of the stored files it names: what `motcua verify` holds against the store. */
export const FILE_REFERENCES: readonly FileReferences[] = [
  paperReferences,
  paperStoreReferences,
  uploadReferences,
  certificationReferences,
  recordsReferences,
  postReferences,
];
