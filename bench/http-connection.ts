import { connect } from "node:net";

export type Answer = { readonly status: number; readonly bytes: number; readonly text: () => string };

/** One kept-alive HTTP/1.1 connection, as lean as can be: on two processors the clients' work is taken from the server's. */
export type HttpConnection = {
  readonly ready: Promise<void>;
  readonly send: (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => Promise<Answer>;
};

export function openConnection(port: number): HttpConnection {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  let received: Buffer = Buffer.alloc(0);
  let waiting: {
    readonly resolve: (answer: Answer) => void;
    readonly reject: (cause: Error) => void;
  } | null = null;
  const fail = (cause: Error) => waiting?.reject(cause);
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the server closed the connection")));
  socket.on("data", (part: Buffer) => {
    received = received.length === 0 ? part : Buffer.concat([received, part]);
    const answer = readAnswer(received);
    if (answer === null) return;
    received = Buffer.alloc(0);
    const { resolve } = waiting ?? { resolve: () => undefined };
    waiting = null;
    resolve(answer);
  });
  return {
    ready: new Promise((resolve, reject) => {
      if (socket.readyState === "open") resolve();
      socket.once("connect", resolve);
      socket.once("error", reject);
    }),
    send: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
        const length = body === "" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
        socket.write(
          `${[`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", ...lines, ...length].join("\r\n")}\r\n\r\n${body}`,
        );
      }),
  };
}

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = "0\r\n\r\n";

/** Null until the answer is whole. */
function readAnswer(received: Buffer): Answer | null {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return null;
  const head = received.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const body = received.subarray(end + HEAD_END.length);
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const bytes = Number(length);
    return body.length < bytes ? null : { status, bytes, text: () => body.toString("utf8") };
  }
  const isWhole = body.toString("latin1", Math.max(0, body.length - LAST_CHUNK.length)) === LAST_CHUNK;
  return isWhole ? { status, bytes: body.length, text: () => body.toString("utf8") } : null;
}
