import type { Messages } from "../messages-type.ts";
import type { statisticsVi } from "./statistics.vi.ts";

export const statisticsEn: Messages<typeof statisticsVi> = {
  chart: { asTable: "Show the numbers as a table" },
};
