import type { Figure, FigureName } from "./figure.ts";

type ProcedureLevels = {
  readonly levels: readonly string[];
  readonly interlinked: boolean;
  readonly processes: readonly string[];
};

/** From the people's door upwards: what several levels resolve counts once, at the first of them. */
const LEVELS = ["COMMUNE", "DISTRICT", "PROVINCE", "CENTRAL"] as const;
const NAMES = {
  COMMUNE: "commune",
  DISTRICT: "district",
  PROVINCE: "province",
  CENTRAL: "central",
} as const satisfies Record<(typeof LEVELS)[number], string>;

/** Procedures, interlinked procedures and processes in force, by the level that resolves them: form II.07b. */
export function levelFigures(procedures: readonly ProcedureLevels[], inForce: readonly string[]): Figure[] {
  const published = new Set(inForce);
  const counted = new Set<string>();
  return LEVELS.flatMap((level) => {
    const own = procedures.filter(({ levels }) => LEVELS.find((each) => levels.includes(each)) === level);
    const processes = own
      .flatMap((each) => each.processes)
      .filter((code) => published.has(code) && !counted.has(code));
    const codes = new Set(processes);
    for (const code of codes) counted.add(code);
    return [
      closing(`procedures_${NAMES[level]}`, own.length),
      closing(`interlinked_${NAMES[level]}`, own.filter(({ interlinked }) => interlinked).length),
      closing(`processes_${NAMES[level]}`, codes.size),
    ];
  });
}

function closing(name: FigureName, amount: number): Figure {
  return { name, at: "CLOSING", channel: null, amount };
}
