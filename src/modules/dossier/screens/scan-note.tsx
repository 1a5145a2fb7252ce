import { messages } from "../../../i18n/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { FileRef, ResultPaper } from "../dossier.ts";

type Props = {
  readonly page: Pick<PageFrame, "locale">;
  readonly result: Pick<ResultPaper, "scans"> | null;
  readonly file: Pick<FileRef, "sha256">;
};

/** Under a file of a result that is a scan: what it is, and that the office compared it with the signed paper. */
export function ScanNote({ page, result, file }: Props) {
  if (result?.scans?.includes(file.sha256) !== true) return null;
  return <div class="mc-small">{messages(page.locale).acts.comparedScan}</div>;
}
