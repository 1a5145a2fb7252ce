/** Runs one work after the other for each key within this process; works of different keys do not wait for each other. */
type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A queue of its own: keys of one have nothing to do with those of another. */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const ended = turn.catch(() => undefined);
    last.set(key, ended);
    void ended.then(() => {
      if (last.get(key) === ended) last.delete(key);
    });
    return turn;
  };
}
