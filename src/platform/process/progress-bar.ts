import cliProgress from "cli-progress";

/** Shows how much of a long command is done; `show` may be called before or after every piece of work. */
export type ProgressBar = {
  readonly show: (done: number, total: number) => void;
  /** Leaves the bar as it stands and frees the terminal; harmless where nothing was shown. */
  readonly end: () => void;
};

/**
 * A bar for a person who watches, and nothing at all where a file or another program reads: a bar redraws itself
 * with control signs. On standard error, since standard output carries the command's own answer.
 */
export function progressBar(stream: NodeJS.WritableStream = process.stderr): ProgressBar {
  const format = "{bar} {value}/{total} {duration_formatted}";
  const bar = new cliProgress.SingleBar(
    { format, stream, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  let isShown = false;
  return {
    show: (done, total) => {
      if (!isShown) bar.start(total, done);
      isShown = true;
      bar.update(done);
    },
    end: () => {
      if (isShown) bar.stop();
      isShown = false;
    },
  };
}
