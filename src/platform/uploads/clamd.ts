import { connect, type Socket } from "node:net";

/** What the scanner said; `NO_ANSWER` is never taken for clean. */
type Scanned =
  | { readonly verdict: "CLEAN" }
  | { readonly verdict: "INFECTED"; readonly signature: string }
  | { readonly verdict: "NO_ANSWER"; readonly reason: string };

const SILENT_MS_MAX = 10_000;
const ANSWER_MS_MAX = 30_000;
const PIECE_BYTES = 65_536;
const ANSWER_BYTES_MAX = 4_096;

/**
 * Sends bytes to clamd (ClamAV's daemon) over its socket and reads its verdict. `address` is the path of a socket, or
 * `host:port`. Nothing is written to a disk the scanner would have to share with us (command `INSTREAM`).
 */
export async function scanWithClamd(
  address: string,
  bytes: Uint8Array,
  answerMs = ANSWER_MS_MAX,
): Promise<Scanned> {
  const answer = await ask({ address, answerMs }, (socket) => send(socket, bytes));
  return "heard" in answer ? readAnswer(answer.heard) : { verdict: "NO_ANSWER", reason: answer.reason };
}

const VERSION_LETTERS_MAX = 200;

/** Program and signature data of the scanner as it tells them (`ClamAV 1.4.3/27500/…`); null where it does not. */
export async function scannerVersion(address: string): Promise<string | null> {
  const asked = { address, answerMs: ANSWER_MS_MAX };
  const answer = await ask(asked, (socket) => socket.write("zVERSION\0"));
  const text = "heard" in answer ? answer.heard.replaceAll("\0", "").trim() : "";
  return text.startsWith("ClamAV ") ? text.slice(0, VERSION_LETTERS_MAX) : null;
}

type Answer = { readonly heard: string } | { readonly reason: string };

/** One question on a connection of its own, and all that came back until the scanner ended it. */
function ask(
  { address, answerMs }: { readonly address: string; readonly answerMs: number },
  tell: (socket: Socket) => void,
): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = open(address);
    let heard = "";
    const end = (answer: Answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(SILENT_MS_MAX, () => end({ reason: "TIMEOUT" }));
    // A scanner that says a little now and then is never silent, and keeps nobody waiting without end either.
    const limit = AbortSignal.timeout(answerMs);
    limit.addEventListener("abort", () => end({ reason: "TIMEOUT" }), { once: true });
    socket.once("error", (cause) => end({ reason: "code" in cause ? String(cause.code) : cause.name }));
    socket.on("data", (piece) => {
      heard += piece.toString("latin1");
      if (heard.includes("\0") || heard.length > ANSWER_BYTES_MAX) end({ heard });
    });
    socket.once("close", () => end({ heard }));
    socket.once("connect", () => tell(socket));
  });
}

function open(address: string): Socket {
  if (address.startsWith("/")) return connect(address);
  const at = address.lastIndexOf(":");
  return connect(Number(address.slice(at + 1)), address.slice(0, at));
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    socket.write(lengthOf(piece.byteLength));
    socket.write(piece);
  }
  socket.write(lengthOf(0));
}

function lengthOf(count: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(count);
  return head;
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`; anything else, an error of the scanner's included, is no verdict. */
function readAnswer(heard: string): Scanned {
  const text = heard.replaceAll("\0", "").trim();
  if (text === "stream: OK") return { verdict: "CLEAN" };
  const signature = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (signature !== undefined) return { verdict: "INFECTED", signature };
  return { verdict: "NO_ANSWER", reason: text === "" ? "CLOSED" : text.slice(0, 100) };
}
