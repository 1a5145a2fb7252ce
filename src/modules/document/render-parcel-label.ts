import type { Instant } from "../../kernel/local-date.ts";
import { printable } from "./printable.ts";
import { everyText } from "./sheet-text.ts";
import { typesetter } from "./typesetter.ts";

/** The label of a parcel (nhãn bưu gửi); every text as it is printed. */
type ParcelLabel = {
  readonly title: string;
  readonly from: string;
  readonly office: string;
  readonly to: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string;
  readonly codTitle: string;
  readonly cod: string;
  readonly code: string;
  /** The code to be scanned, and what it says where it is read aloud. */
  readonly codeSvg: string;
  readonly codeAlt: string;
};

/** Sets a label, A6. */
export function renderParcelLabel(label: ParcelLabel, at: Instant): Uint8Array {
  return typesetter().pdf("parcel-label", everyText({ ...label }, printable), at);
}
