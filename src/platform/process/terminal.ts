/** Lines for the person at the terminal; everything for machines goes through the log or the command's own output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

const CHUNK_CHARACTERS = 65_536;

/** Writes lines in chunks and waits for the reader, so that a slow pipe does not fill the memory. */
export function lineWriter() {
  let pending = "";
  const flush = async () => {
    const chunk = pending;
    pending = "";
    if (chunk !== "") await new Promise<void>((resolve) => process.stdout.write(chunk, () => resolve()));
  };
  return {
    flush,
    write: (line: string): Promise<void> | undefined => {
      pending += `${line}\n`;
      return pending.length < CHUNK_CHARACTERS ? undefined : flush();
    },
  };
}

/**
 * A reader that has seen enough (`| head`) closes the pipe; that ends the command, and is no failure of ours. Where the
 * output cannot be written, a full disk under it, the command says so and has failed.
 */
export function endWhenReaderLeaves(explain: (error: Error) => readonly string[]): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    for (const line of explain(error)) complain(`motcua: ${line}`);
    process.exit(1);
  });
}

/** A server goes on where what it says to the person at the terminal cannot be written: its work is elsewhere. */
export function outliveFullOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners("error");
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
    });
  }
}

/** The lines of standard input, as they come. */
export async function* inputLines(): AsyncGenerator<string> {
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
