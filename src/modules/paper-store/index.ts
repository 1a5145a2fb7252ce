export { logLook } from "./access-log.ts";
export { registerPaperStoreDesk } from "./desk/look-up-pages.tsx";
export { registerRepresentativeDesk } from "./desk/representative-pages.tsx";
export { lastValidDay, ownerOf, type StoredPaper } from "./paper.ts";
export { registerMyPapers } from "./portal/my-papers-pages.tsx";
export { listRepresentedOwners } from "./representative-store.ts";
export {
  type FiledPaper,
  filePapers,
  listReusable,
  listReusableFiles,
  paperStoreReferences,
} from "./store.ts";
export { storedFacts } from "./stored-facts.ts";
