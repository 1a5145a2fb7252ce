import { type Locale, messages } from "../../../i18n/index.ts";
import { type Column, Link, moneyText, shortMoment, Tag, type Tone } from "../../../web/components/index.ts";
import { maskName } from "../../dossier/index.ts";
import { codDiffers } from "../cash-on-delivery.ts";
import type { Parcel, ParcelState } from "../parcel.ts";
import { postPaths } from "../post-paths.ts";

const TONES: Readonly<Record<ParcelState, Tone>> = {
  CREATED: "neutral",
  HANDED_OVER: "info",
  IN_TRANSIT: "info",
  FAILED: "warning",
  RETURNING: "warning",
  LOST: "danger",
  DAMAGED: "danger",
  DELIVERED: "success",
  RETURNED: "warning",
  CANCELLED: "neutral",
};

export function ParcelStateTag({ state, locale }: { state: ParcelState; locale: Locale }) {
  return <Tag tone={TONES[state]}>{messages(locale).post.states[state]}</Tag>;
}

type Owed = Pick<Parcel, "direction" | "state" | "cod_dong"> & { readonly owedDong: number | null };

/** What the post is to collect, and for the office what is owed where that is another amount. */
export function CodText({ parcel, dong, locale }: { parcel: Owed; dong: number; locale: Locale }) {
  const t = messages(locale).post;
  const amount = dong === 0 ? t.noCod : moneyText(dong, locale);
  const differs = codDiffers({ ...parcel, cod_dong: dong }, parcel.owedDong);
  if (differs === null) return <span class="mc-nowrap">{amount}</span>;
  const owed = differs === "UNKNOWN" ? null : moneyText(parcel.owedDong ?? 0, locale);
  return (
    <>
      <span class="mc-nowrap">{amount}</span>{" "}
      <Tag tone="warning">{owed === null ? t.owedUnknown : t.stillOwed({ owed })}</Tag>
    </>
  );
}

/** What every list of parcels shows: no address, no telephone, and of the name as little as tells people apart. */
export function parcelColumns(locale: Locale): readonly Column<Parcel>[] {
  const t = messages(locale).post;
  return [
    {
      key: "code",
      header: t.parcel,
      cell: ({ code }) => (
        <span class="mc-number mc-nowrap">
          <Link href={postPaths.parcel(code)}>{code}</Link>
        </span>
      ),
    },
    {
      key: "dossier",
      header: t.dossier,
      cell: ({ dossier_code: code }) => <span class="mc-number mc-nowrap">{code ?? "—"}</span>,
    },
    {
      key: "receiver",
      header: t.receiver,
      cell: ({ owner_name: name }) => (name === null ? "—" : maskName(name)),
    },
    {
      key: "state",
      header: t.state,
      cell: ({ state }) => <ParcelStateTag state={state} locale={locale} />,
    },
    {
      key: "since",
      header: t.since,
      cell: ({ state_at: at }) => <span class="mc-nowrap">{shortMoment(at)}</span>,
    },
    {
      key: "cod",
      header: t.cod,
      align: "end",
      cell: ({ cod_dong: dong }) => (dong === 0 ? t.noCod : moneyText(dong, locale)),
    },
  ];
}
