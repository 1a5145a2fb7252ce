export { assignDocument } from "./commands/assign.ts";
export { draftOutgoing } from "./commands/draft-outgoing.ts";
export { sendOutgoing, signOutgoing } from "./commands/outgoing-acts.ts";
export { publishOutgoing } from "./commands/publish.ts";
export { registerIncoming } from "./commands/register-incoming.ts";
export { recordsReferences } from "./file-store.ts";
export { listOwnWork } from "./list-work.ts";
export type { OfficialDocumentId } from "./official-document.ts";
export { verifyRecords } from "./verify.ts";
