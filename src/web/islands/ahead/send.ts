import type { Upload } from "tus-js-client";

/** What a page tells of its way to the server. */
type Told = {
  readonly progress: (share: number) => void;
  /** The line is down: it goes on by itself when there is one again. */
  readonly waiting: () => void;
  readonly checking: () => void;
  readonly arrived: (id: string) => void;
  readonly refused: (sentence: string | null) => void;
};

type Sent = {
  readonly file: File;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type Sending = { readonly goOn: () => void; readonly giveUp: () => void };

/** On a line of 20 kB a second a part takes a quarter of a minute: the server waits a minute for each. */
const PART_BYTES = 262_144;
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000];

/** Sends one file in parts and has it kept. Where the line breaks it goes on with the byte that is missing. */
export function send(sent: Sent, told: Told): Sending {
  let upload: Upload | null = null;
  let isOver = false;
  const begin = async (): Promise<void> => {
    const sender = await senderOf(sent, {
      told,
      whole: (url) => void (isOver ? null : keep(url, sent, told)),
    });
    if (isOver) return;
    upload = sender;
    sender.start();
  };
  const goOn = (): void => {
    if (isOver) return;
    if (upload === null) void begin().catch(told.waiting);
    else upload.start();
  };
  goOn();
  return {
    goOn,
    giveUp: () => {
      isOver = true;
      // What cannot be given up now expires by itself.
      void upload?.abort(true).catch(() => undefined);
    },
  };
}

type Hearing = { readonly told: Told; readonly whole: (url: string) => void };

/** The library's sender; it knows by itself an upload of the same file that broke off earlier. */
async function senderOf({ file, address, headers }: Sent, { told, whole }: Hearing): Promise<Upload> {
  // Loaded with the first file somebody chooses: who only reads the page does not pay for it.
  const { DetailedError, Upload: Sender } = await import("tus-js-client");
  const sender = new Sender(file, {
    endpoint: address,
    headers: { ...headers },
    metadata: { filename: file.name },
    chunkSize: PART_BYTES,
    retryDelays: RETRY_MS,
    removeFingerprintOnSuccess: true,
    onShouldRetry: (error) => navigator.onLine && isPassing(error.originalResponse?.getStatus() ?? 0),
    onProgress: (sent, all) => told.progress(all === 0 ? 0 : sent / all),
    onSuccess: () => whole(sender.url ?? ""),
    onError: (error) => {
      const answer = error instanceof DetailedError ? error.originalResponse : null;
      if (isPassing(answer?.getStatus() ?? 0)) told.waiting();
      else told.refused(sentenceIn(answer?.getBody() ?? ""));
    },
  });
  const [earlier] = await sender.findPreviousUploads();
  if (earlier !== undefined) sender.resumeFromPreviousUpload(earlier);
  return sender;
}

/** The last byte is there: the server looks at the file and says whether it takes it. */
async function keep(url: string, { headers }: Sent, told: Told): Promise<void> {
  told.checking();
  try {
    const json = { "content-type": "application/json" };
    const asked = { method: "POST", headers: { ...headers, ...json }, body: "{}" };
    const answer = await fetch(`${url}/file`, asked);
    if (answer.ok) told.arrived(url.split("/").at(-1) ?? "");
    else if (isPassing(answer.status)) told.waiting();
    else told.refused(sentenceIn(await answer.text()));
  } catch {
    // The line broke while the answer was awaited: asked again, the server answers the same.
    told.waiting();
  }
}

/** Whether the same request may succeed later: no line, a busy server, or somebody else at the same file. */
function isPassing(status: number): boolean {
  return status === 0 || status >= 500 || status === 409 || status === 429;
}

/** The sentence for people in a problem (RFC 9457). */
function sentenceIn(body: string): string | null {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === "object" && problem !== null && "detail" in problem
      ? String(problem.detail)
      : null;
  } catch {
    return null;
  }
}
