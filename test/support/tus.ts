import { Buffer } from "node:buffer";
import type { Client } from "./client.ts";

const TUS = { "tus-resumable": "1.0.0" };
const OCTETS = { "content-type": "application/offset+octet-stream" };

/** What somebody who sends a file in parts does, step by step. */
export type Sender = {
  readonly begin: (lengthBytes: number, name?: string) => Promise<Response>;
  readonly standing: (path: string) => Promise<Response>;
  readonly part: (path: string, offset: number, bytes: Uint8Array) => Promise<Response>;
  readonly giveUp: (path: string) => Promise<Response>;
  readonly keep: (path: string) => Promise<Response>;
  /** Begins, sends everything, and has it kept. */
  readonly sendWhole: (bytes: Uint8Array, name?: string) => Promise<{ path: string; answer: Response }>;
};

export function tusOf(client: Client): Sender {
  const begin: Sender["begin"] = (lengthBytes, name = "giay.pdf") =>
    client.send("/api/v1/uploads", {
      method: "POST",
      headers: {
        ...TUS,
        "upload-length": String(lengthBytes),
        "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
      },
    });
  const part: Sender["part"] = (path, offset, bytes) =>
    client.send(path, {
      method: "PATCH",
      headers: {
        ...TUS,
        ...OCTETS,
        "upload-offset": String(offset),
        "content-length": String(bytes.byteLength),
      },
      body: new Uint8Array(bytes),
    });
  const keep: Sender["keep"] = (path) => client.post(`${path}/file`, {});
  return {
    begin,
    part,
    keep,
    standing: (path) => client.send(path, { method: "HEAD", headers: TUS }),
    giveUp: (path) => client.send(path, { method: "DELETE", headers: TUS }),
    sendWhole: async (bytes, name) => {
      const path = (await begin(bytes.byteLength, name)).headers.get("location") ?? "";
      await part(path, 0, bytes);
      return { path, answer: await keep(path) };
    },
  };
}
