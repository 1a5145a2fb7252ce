import type { Locale } from "../../../i18n/index.ts";
import { present } from "../../../kernel/assert.ts";
import { newId } from "../../../kernel/ids.ts";
import { type Instant, localDateOf } from "../../../kernel/local-date.ts";
import type { UnitId } from "../../access/index.ts";
import {
  type FormNumber,
  findFormNumber,
  findPaperOfAct,
  insertIssued,
  type NumberedForm,
  newPaperToken,
  type SetPaper,
  supersedeBefore,
  type TemplateSet,
  templateSetOn,
} from "../../document/index.ts";
import type { Office } from "../commands/office.ts";
import { verifyUrl } from "../commands/sign-result.ts";
import type { Dossier } from "../dossier.ts";

type Issuing = {
  readonly dossier: Dossier;
  readonly eventSeq: number;
  /** When its act was done. */
  readonly issuedAt: Instant;
  readonly key: NumberedForm;
  readonly locale: Locale;
  readonly agencyId: UnitId;
  /** Sets the paper with the set of forms of its dossier, the page its code opens and the number its act took. */
  readonly set: (asked: FormSetting) => Promise<SetPaper>;
};
export type FormSetting = {
  readonly set: TemplateSet;
  readonly verifyUrl: string;
  /** Null for an act of before forms took numbers. */
  readonly numbered: FormNumber | null;
};

/**
 * A paper an act issued, as it was issued: its bytes are kept when it is first set, and whoever prints it again gets
 * these bytes, whatever became of the template, the unit's name or the dossier since.
 */
export async function keptPaper(office: Office, issuing: Issuing): Promise<Uint8Array> {
  const { database, files } = office.services;
  const { dossier, eventSeq, key, locale } = issuing;
  const act = { dossierId: dossier.id, eventSeq, key, locale };
  const known = await findPaperOfAct(database, act);
  if (known?.sha256 != null) return present(await files.get(known.sha256), "bytes of an issued paper");
  const token = newPaperToken();
  const set = templateSetOf(dossier);
  const numbered = await findFormNumber(database, act);
  const asked = { set, verifyUrl: verifyUrl(office, token), numbered };
  const { pdf: bytes, templateVersionId } = await issuing.set(asked);
  const { sha256, sizeBytes } = await files.put(bytes);
  const publishedAt = office.services.clock.now();
  const isOurs = await database.transaction(async (tx) => {
    await supersedeBefore(tx, act);
    const { agencyId } = issuing;
    const numberText = numbered?.text ?? null;
    const facts = { numberText, issuedOn: localDateOf(issuing.issuedAt), publishedAt, sha256, sizeBytes };
    return insertIssued(tx, {
      id: newId(),
      token,
      templateSet: set,
      templateVersionId,
      agencyId,
      ...act,
      ...facts,
    });
  });
  if (isOurs) return bytes;
  const theirs = present(
    (await findPaperOfAct(database, act))?.sha256 ?? null,
    "paper printed at the same moment",
  );
  return present(await files.get(theirs), "bytes of an issued paper");
}

/** The forms of the day it came in. */
export function templateSetOf({
  submittedAt,
  acceptedAt,
}: Pick<Dossier, "submittedAt" | "acceptedAt">): TemplateSet {
  const cameIn = present(acceptedAt ?? submittedAt, "a dossier that came in");
  return templateSetOn(localDateOf(cameIn));
}
