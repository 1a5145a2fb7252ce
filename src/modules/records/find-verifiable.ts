import type { Locale } from "../../i18n/index.ts";
import { type Instant, type LocalDate, localDateOf } from "../../kernel/local-date.ts";
import type { Executor } from "../../platform/postgres/database.ts";
import type { VerifiableFinder, VerifiablePaper } from "../document/index.ts";
import type { OfficialCopy } from "./copy.ts";
import { findCopyByToken } from "./copy-store.ts";
import { copyForm } from "./copy-words.ts";
import { findKind } from "./kinds.ts";
import type { OfficialDocument } from "./official-document.ts";
import { findPaperByToken } from "./paper-store.ts";
import { findDocument } from "./store.ts";
import { judgeOfficial } from "./verify-signatures.ts";

/** Outgoing documents the office set itself, and copies: what the code on each opens. */
export const findRecordsPaper: VerifiableFinder = async (executor, token) =>
  (await findOutgoing(executor, token)) ?? (await findCopy(executor, token));

/** Null before publication: a signed document without a number is nobody's yet. */
async function findOutgoing(executor: Executor, token: string): Promise<VerifiablePaper | null> {
  const paper = await findPaperByToken(executor, token);
  const document = paper === null ? null : await findDocument(executor, paper.documentId);
  if (paper === null || document === null || paper.sha256 === null) return null;
  const { agencyId, numberText, documentOn: issuedOn } = document;
  const made = { signedAt: document.signedAt, issuedAt: document.publishedAt };
  const state = stateOf(document);
  const endedAt = state === "PUBLISHED" ? null : await findEnd(executor, document.id);
  const [revokedAt, supersededAt] = state === "SUPERSEDED" ? [null, endedAt] : [endedAt, null];
  return {
    ...{ token, agencyId, sha256: paper.sha256, numberText, issuedOn, revokedAt, supersededAt },
    ...{ state, replacement: null, id: document.id, issuedSha256: paper.sha256 },
    judge: (judging) => judgeOfficial(judging, { ...paper, agencyId, ...made }),
    kindText: (locale) => kindName(document.kindCode, issuedOn, locale),
  };
}

async function findCopy(executor: Executor, token: string): Promise<VerifiablePaper | null> {
  const copy = await findCopyByToken(executor, token);
  if (copy === null) return null;
  const { agencyId, sha256, numberText } = copy;
  const issuedOn = localDateOf(copy.madeAt);
  return {
    ...{
      token,
      agencyId,
      sha256,
      numberText,
      issuedOn,
      revokedAt: null,
      supersededAt: null,
      replacement: null,
    },
    ...{ state: "PUBLISHED", id: copy.id, issuedSha256: sha256 },
    judge: (judging) =>
      judgeOfficial(judging, {
        ...{ sha256, signedSha256: null, agencyId },
        ...{ isDigital: copy.medium === "ELECTRONIC", signedAt: copy.madeAt, issuedAt: copy.madeAt },
      }),
    kindText: (locale) => copyName(copy, issuedOn, locale),
  };
}

/** When it was recalled, replaced or struck out, as its history says. */
async function findEnd(executor: Executor, documentId: OfficialDocument["id"]): Promise<Instant | null> {
  const row = await executor.kysely
    .selectFrom("recordsEvent")
    .select("at")
    .where("documentId", "=", documentId)
    .where("type", "in", ["Recalled", "Replaced", "Voided"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

function stateOf({ state }: OfficialDocument): VerifiablePaper["state"] {
  if (state === "REPLACED") return "SUPERSEDED";
  return state === "PUBLISHED" ? "PUBLISHED" : "REVOKED";
}

function kindName(code: string, on: LocalDate | null, locale: Locale): string {
  return on === null ? code : (findKind(code, on)?.name[locale] ?? code);
}

function copyName({ kindCode }: OfficialCopy, on: LocalDate, locale: Locale): string {
  return copyForm(kindCode, on).name[locale];
}
