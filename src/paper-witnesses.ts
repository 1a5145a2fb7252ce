import { certifiedAs } from "./modules/certification/index.ts";
import type { PaperWitness } from "./modules/document/index.ts";
import { issuedInHistory } from "./modules/dossier/index.ts";

/** Who knows how a paper was issued, beside the row of the paper: asked by `motcua verify` and by the page behind a code. */
export const PAPER_WITNESSES: readonly PaperWitness[] = [issuedInHistory, certifiedAs];
