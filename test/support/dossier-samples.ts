import { present } from "../../src/kernel/assert.ts";
import { type Instant, type LocalDate, parseInstant, parseLocalDate } from "../../src/kernel/local-date.ts";
import { privateSha256 } from "../../src/modules/dossier/chain.ts";
import type { ComponentHeld, Pinned, ResultDraft } from "../../src/modules/dossier/dossier.ts";
import type { DossierCommand, Submission } from "../../src/modules/dossier/dossier-command.ts";
import type { PrivateData } from "../../src/modules/dossier/events.ts";
import { personOf, UNITS } from "./dossier-cast.ts";

/** `2026-11-02 09:00` of the office's wall clock. */
export function at(local: string): Instant {
  return present(parseInstant(`${local.replace(" ", "T")}:00+07:00`), `instant ${local}`);
}

export function day(text: string): LocalDate {
  return present(parseLocalDate(text), `day ${text}`);
}

export function paper(componentCode: string, change: Partial<ComponentHeld> = {}): ComponentHeld {
  return { componentCode, originals: 1, copies: 0, files: [], digitisation: null, ...change };
}

export const SCAN = { sha256: "a".repeat(64), name: "ket-qua.pdf", sizeBytes: 1000, mime: "application/pdf" };

/** Ten working days, one supplement, one extension, three published papers: the procedure most tests speak of. */
export const PINNED: Pinned = {
  procedureVersionId: "00000000-0000-7000-8000-00000000f001",
  procedureCode: "1.004873",
  procedureName: "Cấp Giấy xác nhận tình trạng hôn nhân",
  procedureNameEn: "Certificate of marital status",
  fieldCode: "G15-TP07",
  caseCode: "1.004873.01",
  term: { unit: "WORKING_DAY", count: 10 },
  verificationTerm: { unit: "WORKING_DAY", count: 23 },
  policy: {
    dueTime: "END_OF_DAY",
    nonWorkingAcceptance: "KEEP",
    cutoffShiftsStart: false,
    supplement: "PAUSE",
  },
  processVersionId: "process-1",
  supplementRoundsMax: 1,
  supplementWindowWorkingDays: 30,
  supplementAskWithinWorkingDays: null,
  consultationPauses: false,
  extensionsMax: 1,
  componentCodes: ["C1", "C2", "C3"],
  nonTerritorial: true,
};

const NOBODY = {
  fullName: "Nguyễn Thị Mẫu",
  personalId: null,
  phone: null,
  email: null,
  address: null,
  dateOfBirth: null,
};
export const APPLICATION: PrivateData = {
  kind: "application",
  applicant: { owner: NOBODY, submitter: NOBODY, relationship: "SELF", accountId: null },
  form: {},
};
/** Somebody typed the name wrongly. */
export const AMEND = {
  act: "amendApplication",
  reason: "Gõ nhầm họ tên so với căn cước",
  fields: ["owner.fullName", "submitter.fullName"],
  facts: {},
  privateSha256: privateSha256(APPLICATION),
} as const satisfies DossierCommand;
export const RECEIVER: PrivateData = { kind: "delivery", receiverName: "Nguyễn Thị Mẫu" };

export const SUBMISSION: Submission = {
  code: "H26.16.05-261102-0001",
  pinned: PINNED,
  organisations: { supportPointId: null, receivingUnitId: UNITS.centre, competentAgencyId: UNITS.ward },
  channelIn: "DIRECT",
  channelOut: "COUNTER",
  copiesOfSet: 1,
  components: [paper("C1"), paper("C2")],
  missingComponents: [],
  formValid: true,
  prepaid: true,
  caseFacts: {},
  assistedBy: null,
  correctionOf: null,
  parentId: null,
  privateSha256: privateSha256(APPLICATION),
};

export const CONSULT: DossierCommand<"requestConsultation"> = {
  act: "requestConsultation",
  consultationId: "consultation-1",
  unitIds: [UNITS.economy],
  question: "Có phù hợp quy hoạch không?",
  dueOn: day("2026-11-06"),
};
export const PROPOSE: DossierCommand<"proposeSupplement"> = {
  act: "proposeSupplement",
  items: [{ componentCode: "C2", problem: "bản sao mờ" }],
  reason: "Không đọc được",
};
export const DRAFT: ResultDraft = {
  paperId: "00000000-0000-7000-8000-0000000000d1" as ResultDraft["paperId"],
  key: "MARITAL_STATUS",
  outcome: "POSITIVE",
  contentSha256: "d".repeat(64),
};
export const SIGN: DossierCommand<"signResult"> = {
  act: "signResult",
  outcome: "POSITIVE",
  authorityWord: "TM",
  summary: "Giấy xác nhận",
  legalGround: null,
};
export const ISSUE: DossierCommand<"issueResult"> = {
  act: "issueResult",
  number: "15/GXN-UBND",
  files: [SCAN],
};
export const REPLACE: DossierCommand<"supersedeResult"> = {
  act: "supersedeResult",
  reason: "Ghi sai",
  legalGround: "Đ.18",
  replacementNumber: "99/QĐ-UBND",
};

export const RETURN: DossierCommand<"returnResult"> = {
  act: "returnResult",
  channel: "COUNTER",
  receiver: "OWNER",
  identityChecked: "ID_CARD",
  feesSettled: true,
  custody: [],
  privateSha256: privateSha256(RECEIVER),
};
/** What is said of a result given electronically: nobody was seen. */
export const ELECTRONIC = {
  channel: "ONLINE",
  receiver: null,
  identityChecked: null,
  privateSha256: null,
} as const;
export const COLLEAGUE = personOf("colleague");
