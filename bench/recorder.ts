import type { Database } from "../src/platform/postgres/database.ts";

export type Recorded = {
  readonly statement: string;
  readonly text: string;
  readonly values: readonly unknown[];
};
/** A database that also notes every hot statement that goes through it, while somebody listens. */
export type Recorder = {
  readonly database: Database;
  readonly during: <T>(
    work: () => Promise<T>,
  ) => Promise<{ readonly done: T; readonly noted: readonly Recorded[] }>;
};

export function recording(database: Database): Recorder {
  let noted: Recorded[] | null = null;
  return {
    database: {
      ...database,
      run: (statement, values) => {
        noted?.push({ statement: statement.name, text: statement.text(`"${database.schema}"`), values });
        return database.run(statement, values);
      },
    },
    during: async (work) => {
      const list: Recorded[] = [];
      noted = list;
      const done = await work();
      noted = null;
      return { done, noted: list };
    },
  };
}
