import { messages } from "../../../i18n/index.ts";
import { fullMoment, Tag } from "../../../web/components/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import { reasonText, VERDICT_TONES } from "../../signature/index.ts";
import type { FileRef } from "../dossier.ts";
import type { UploadSignatures } from "../signed-uploads.ts";

export type FileSignatures = ReadonlyMap<string, UploadSignatures>;

type Props = {
  readonly page: PageFrame;
  readonly signatures: FileSignatures;
  readonly file: Pick<FileRef, "sha256">;
};

/** What the signatures in a file are worth, in words, under its name; nothing under a file that has none. */
export function SignatureNote({ page, signatures, file }: Props) {
  const known = signatures.get(file.sha256);
  if (known === undefined) return null;
  const { verify: t, verdicts, handedIn } = messages(page.locale).signature;
  if (known.verdict === null)
    return (
      <div class="mc-small">
        <Tag tone="warning">{handedIn.waiting}</Tag>
      </div>
    );
  return (
    <div class="mc-small">
      {known.findings.map(({ signer, verdict, reasons, signedAt, isTimeStamped }) => (
        <div>
          <Tag tone={VERDICT_TONES[verdict]}>{`${handedIn.signature}: ${verdicts[verdict]}`}</Tag>{" "}
          <span>{signer?.name ?? t.unknownSigner}</span>
          <ul class="mc-list">
            {signedAt === null ? null : (
              <li>{(isTimeStamped ? t.stampedAt : t.claimedAt)({ at: fullMoment(signedAt) })}</li>
            )}
            {reasons.map((reason) => (
              <li>{reasonText(reason, page.locale)}</li>
            ))}
          </ul>
        </div>
      ))}
      {known.checkedAt === null ? null : <div>{handedIn.checkedAt({ at: fullMoment(known.checkedAt) })}</div>}
    </div>
  );
}
