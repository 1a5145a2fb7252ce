/** Colours of charts: at least 3 : 1 on white and told apart by brightness too; patterns repeat the difference. */
export const PALETTE = {
  received: "#0b5ea8",
  finished: "#1f7a45",
  late: "#b3261e",
  waiting: "#8a6100",
  before: "#5b5b66",
  ink: "#24292f",
  grid: "#d7dbe0",
} as const;

export type Colour = keyof typeof PALETTE;
