import business from "./data/procedures-business.json" with { type: "json" };
import certification from "./data/procedures-certification.json" with { type: "json" };
import civilStatus from "./data/procedures-civil-status.json" with { type: "json" };
import interlinked from "./data/procedures-interlinked.json" with { type: "json" };
import landConstruction from "./data/procedures-land-construction.json" with { type: "json" };
import residence from "./data/procedures-residence.json" with { type: "json" };
import social from "./data/procedures-social.json" with { type: "json" };

/** The procedures of a ward shipped with the product, as files in our exchange format: times and fees are samples. */
export const SHIPPED_FILES: readonly { readonly fileName: string; readonly entries: readonly unknown[] }[] = [
  { fileName: "procedures-civil-status.json", entries: civilStatus },
  { fileName: "procedures-certification.json", entries: certification },
  { fileName: "procedures-business.json", entries: business },
  { fileName: "procedures-land-construction.json", entries: landConstruction },
  { fileName: "procedures-social.json", entries: social },
  { fileName: "procedures-residence.json", entries: residence },
  { fileName: "procedures-interlinked.json", entries: interlinked },
];
