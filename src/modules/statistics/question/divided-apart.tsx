import { messages } from "../../../i18n/index.ts";
import type { PageFrame } from "../../../web/page-route.ts";
import type { UnitDirectory } from "../../organisation/index.ts";
import { agencyName } from "./agency-name.ts";
import type { Laying } from "./laying.ts";

type Props = {
  readonly page: PageFrame;
  readonly laying: Pick<Laying, "divided">;
  readonly directory: UnitDirectory;
};

/** Whose dossiers are told by share in the figures, and therefore stand in no list. */
export function DividedApart({ page, laying: { divided }, directory }: Props) {
  if (divided.length === 0) return null;
  const names = divided.flatMap((id) => {
    const unit = directory.find(id);
    return unit === null ? [] : [agencyName(unit, page)];
  });
  return (
    <p class="mc-muted">{messages(page.locale).oversight.views.dividedApart({ names: names.join(", ") })}</p>
  );
}
