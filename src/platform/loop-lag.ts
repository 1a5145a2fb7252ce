const TICK_MS = 100;

let watched: (() => number) | null = null;

/**
 * How late the event loop of this process comes to its ticks, in milliseconds: the lesser of the last two. One long piece
 * of work is over when its lag is noticed, and nobody is sent away for it. A process has one loop: whoever asks is given
 * the one watch, which begins with the first to ask.
 */
export function watchLoopLag(): () => number {
  watched ??= watch();
  return watched;
}

function watch(): () => number {
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
