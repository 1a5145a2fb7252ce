import { type Locale, messages } from "../../../i18n/index.ts";
import { numberText } from "../../../i18n/number-text.ts";
import { spokenPhone } from "../../../kernel/identifiers.ts";
import { accept, type Result, refuse } from "../../../kernel/result.ts";
import type { Services } from "../../../platform/services.ts";
import type { FileAnswer } from "../../../web/api-route.ts";
import type { Actor } from "../../access/index.ts";
import { qrSvg, renderParcelLabel } from "../../document/index.ts";
import { unitDirectory } from "../../organisation/index.ts";
import { isEnded } from "../parcel.ts";
import type { PostRefusal } from "../refusals.ts";
import { isSeen, unitsFor } from "../rights.ts";
import { readParcel } from "./read-parcel.ts";

/**
 * The label of a result on its way, for whoever packs or carries it: to whom, the code, what is to be collected. Nothing
 * of the dossier: what is inside concerns nobody on the way. Once it arrived nobody needs it any more.
 */
export async function labelFile(
  services: Services,
  actor: Actor,
  { code, locale }: { readonly code: string; readonly locale: Locale },
): Promise<Result<FileAnswer, PostRefusal>> {
  const { database, clock } = services;
  const scope = {
    offices: await unitsFor(services, actor, "post.hand-over"),
    carriers: await unitsFor(services, actor, "post.carry"),
  };
  const read = await readParcel(database, scope, code);
  if (read === null || !isSeen(scope, read.parcel) || read.parcel.direction === "IN")
    return refuse({ code: "NOT_FOUND" });
  const { parcel, address } = read;
  if (isEnded(parcel.state)) return refuse({ code: "POST_PARCEL_STATE", parcel: code, state: parcel.state });
  if (address === null || address.address === null)
    return refuse({ code: "POST_ADDRESS_MISSING", parcel: code });
  const t = messages(locale).post.label;
  const office = (await unitDirectory(database)).find(parcel.office_unit_id);
  const bytes = renderParcelLabel(
    {
      title: t.title,
      from: t.from,
      office: office?.name ?? "",
      to: t.to,
      name: address.name,
      phone: spokenPhone(address.phone),
      address: address.address,
      codTitle: t.cod,
      cod: parcel.cod_dong === 0 ? t.noCod : t.amount({ amount: numberText(parcel.cod_dong, locale) }),
      code: parcel.code,
      codeSvg: qrSvg(parcel.code),
      codeAlt: t.codeAlt({ parcel: parcel.code }),
    },
    clock.now(),
  );
  return accept({
    bytes,
    mediaType: "application/pdf",
    fileName: `${parcel.code}.pdf`,
    disposition: "inline",
  });
}
