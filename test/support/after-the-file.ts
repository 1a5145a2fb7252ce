import { afterAll } from "vitest";

type Undo = () => unknown;

const undone: Undo[] = [];

/**
 * Undoes something when the test file ends, the latest first, whatever failed before. Also what was made in a hook or in
 * a test, where `afterAll` would be heard by nobody.
 */
export function afterTheFile(undo: Undo): void {
  undone.push(undo);
}

afterAll(async () => {
  const failures: unknown[] = [];
  for (const undo of undone.splice(0).reverse()) {
    try {
      await undo();
    } catch (failure) {
      // What comes after it is undone all the same.
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
});
