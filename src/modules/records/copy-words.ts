import { messages } from "../../i18n/index.ts";
import { present } from "../../kernel/assert.ts";
import type { LocalDate } from "../../kernel/local-date.ts";
import { dayOnPaper } from "../document/index.ts";
import type { UnitDirectory } from "../organisation/index.ts";
import { type CopyKind, pagesText } from "./copy.ts";
import { findKind, kindsOn } from "./kinds.ts";
import type { OfficialDocument } from "./official-document.ts";

/** A form of copying by the decree in force: its name and abbreviation. */
export function copyForm(kind: CopyKind, on: LocalDate) {
  return present(
    kindsOn(on).copies.find(({ code }) => code === kind),
    kind,
  );
}

type Copied = {
  readonly directory: UnitDirectory;
  readonly on: LocalDate;
  readonly pages: readonly number[];
  readonly sourceCopyNumber: string | null;
};

/** Which document was copied, as the copy says it: kind, number, day, author, subject and the pages. */
export function copySource(
  document: OfficialDocument,
  { directory, on, pages, sourceCopyNumber }: Copied,
): string {
  const t = messages("vi").records.copies;
  const { kindCode, direction, subject, documentOn, symbol, numberText, author, agencyId } = document;
  const kind = findKind(kindCode, documentOn ?? on)?.name.vi ?? messages("vi").records.otherKind;
  const source = t.source({
    kind,
    number: (direction === "INCOMING" ? symbol : numberText) ?? t.unnumbered,
    day: documentOn === null ? t.undated : dayOnPaper(documentOn),
    author: author ?? directory.find(agencyId)?.name ?? "",
    subject: subject ?? "",
    pages: pagesText(pages),
  });
  return sourceCopyNumber === null ? source : `${source} ${t.fromTrueCopy({ number: sourceCopyNumber })}`;
}
