const TICK_MS = 100;

/**
 * How late the event loop comes to its ticks, in milliseconds: the lesser of the last two. One long piece of work is
 * over when its lag is noticed, and nobody is sent away for it.
 */
export function watchLoopLag(): () => number {
  let [last, before] = [0, 0];
  let due = performance.now() + TICK_MS;
  const tick = () => {
    const now = performance.now();
    [last, before] = [now - due, last];
    due = now + TICK_MS;
  };
  setInterval(tick, TICK_MS).unref();
  return () => Math.min(last, before);
}
