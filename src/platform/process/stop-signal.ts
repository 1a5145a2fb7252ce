/** Resolves at the first SIGTERM or SIGINT; `onRepeat` is called at each one after it (a person who will not wait). */
export function stopSignal(onRepeat: () => void): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) onRepeat();
      asked = true;
      resolve();
    };
    process.on("SIGTERM", ask);
    process.on("SIGINT", ask);
    // A terminal that goes away ends its programs in order, too.
    process.on("SIGHUP", ask);
  });
}
