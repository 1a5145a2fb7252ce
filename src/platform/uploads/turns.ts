/** How much is worked on at once, and how much may wait: in all, and of one sender. */
type Bounds = { readonly atOnce: number; readonly waitingMax: number; readonly ofOneMax: number };

type Turns = {
  /** What the work gives once it had its turn; null where too much waits already. */
  readonly take: <T>(sender: string, work: () => Promise<T>) => Promise<T> | null;
};

/** A bounded line in which senders take turns: whoever brings one piece does not wait behind somebody's hundred. */
export function openTurns({ atOnce, waitingMax, ofOneMax }: Bounds): Turns {
  // In the order of whose turn is next; a sender without waiting work is not in it.
  const lines = new Map<string, (() => Promise<void>)[]>();
  let [running, waiting] = [0, 0];
  const begin = (work: () => Promise<void>) => {
    running += 1;
    void work().finally(() => {
      running -= 1;
      next();
    });
  };
  const next = () => {
    const [turn] = lines;
    if (turn === undefined) return;
    const [sender, line] = turn;
    const work = line.shift();
    lines.delete(sender);
    if (line.length > 0) lines.set(sender, line);
    if (work === undefined) return;
    waiting -= 1;
    begin(work);
  };
  return {
    take: (sender, work) => {
      const line = lines.get(sender) ?? [];
      const isFree = running < atOnce;
      if (!isFree && (waiting >= waitingMax || line.length >= ofOneMax)) return null;
      return new Promise((resolve, reject) => {
        const piece = () => work().then(resolve, reject);
        if (isFree) return begin(piece);
        waiting += 1;
        line.push(piece);
        lines.set(sender, line);
      });
    },
  };
}
