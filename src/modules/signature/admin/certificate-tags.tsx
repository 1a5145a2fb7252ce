import { type Locale, messages } from "../../../i18n/index.ts";
import { Tag, type Tone } from "../../../web/components/index.ts";
import type { CertificateStanding } from "../certificate/certificate.ts";
import type { CertificateLine } from "../certificate/certificate-queries.ts";

const TONES: Readonly<Record<CertificateStanding, Tone>> = {
  REQUESTED: "neutral",
  ISSUED: "info",
  ACTIVE: "success",
  SUSPENDED: "warning",
  REVOKED: "danger",
  LOST: "danger",
  EXPIRED: "danger",
};

type Props = { readonly line: CertificateLine; readonly locale: Locale };

export function StandingTag({ line, locale }: Props) {
  return (
    <Tag tone={TONES[line.standing]}>{messages(locale).signature.certificate.statuses[line.standing]}</Tag>
  );
}

/** That nobody keeps an agency's certificate any more. */
export function CustodianTag({ line, locale }: Props) {
  if (!line.lacksCustodian) return null;
  return <Tag tone="warning">{messages(locale).signature.certificate.custodianLeft}</Tag>;
}

/** That it runs out within 7, 30 or 60 days; nothing where its end is far. */
export function AlertTag({ line, locale }: Props) {
  if (line.alert === null) return null;
  const tone = line.alert === 7 ? "danger" : "warning";
  return <Tag tone={tone}>{messages(locale).signature.certificate.endsWithin({ days: line.alert })}</Tag>;
}
