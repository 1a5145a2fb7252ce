import { assert } from "./assert.ts";

type Waiting<Item, Answer> = {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
};

type TripRules<Item, Answer> = {
  /** How many trips may be under way at one time. */
  readonly lanes: number;
  /** How many items one trip carries at most. */
  readonly most: number;
  /** Two items of the same name never share a trip. */
  readonly nameOf: (item: Item) => string;
  /** Carries the items; answers in their order. */
  readonly carry: (items: readonly Item[]) => Promise<readonly Answer[]>;
};

/**
 * Whoever comes while all lanes are under way shares the next trip with the others who wait; whoever comes to a free
 * lane goes at once and alone. So nobody waits for company, and a crowd costs a few trips instead of one each. Order of
 * arrival is kept except behind an item of the same name. A trip that fails fails for all it carried.
 */
export function sharedTrips<Item, Answer>(rules: TripRules<Item, Answer>): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let under = 0;

  function board(): Waiting<Item, Answer>[] {
    const names = new Set<string>();
    const boarded: Waiting<Item, Answer>[] = [];
    const left: Waiting<Item, Answer>[] = [];
    for (const each of waiting) {
      const name = rules.nameOf(each.item);
      if (boarded.length < rules.most && !names.has(name)) boarded.push(each);
      else left.push(each);
      names.add(name);
    }
    waiting = left;
    return boarded;
  }

  async function drive(): Promise<void> {
    under += 1;
    while (waiting.length > 0) {
      const boarded = board();
      try {
        const answers = await rules.carry(boarded.map((each) => each.item));
        assert(answers.length === boarded.length, "a trip answers each item it carried");
        answers.forEach((answer, index) => {
          boarded[index]?.resolve(answer);
        });
      } catch (cause) {
        for (const each of boarded) each.reject(cause);
      }
    }
    under -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (under < rules.lanes) void drive();
    });
}
