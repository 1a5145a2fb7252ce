import { type Locale, messages } from "../../../i18n/index.ts";
import { DefinitionList, PhoneLink } from "../../../web/components/index.ts";
import type { Unit } from "../../organisation/index.ts";

/** Where the counter is and how to reach it; whoever has no account does everything there. */
export type OfficeContact = Pick<Unit, "name" | "address" | "phone">;

export function OfficeContactList({ locale, office }: { locale: Locale; office: OfficeContact }) {
  const t = messages(locale).screens.home;
  return (
    <DefinitionList
      items={[
        [t.counter, office.name],
        ...(office.address === null ? [] : [[t.address, office.address] as const]),
        ...(office.phone === null ? [] : [[t.phone, <PhoneLink phone={office.phone} />] as const]),
      ]}
    />
  );
}
