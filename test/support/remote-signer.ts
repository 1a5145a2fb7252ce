import type { KeyObject } from "node:crypto";
import { constants, privateEncrypt } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { z } from "zod";
import { present } from "../../src/kernel/assert.ts";
import { parseJson } from "../../src/kernel/json.ts";

/** How the service behaves: as it should, or as services do on a bad day. */
type RemoteMood =
  | "honest"
  | "silent"
  | "slow"
  | "twice"
  | "lying"
  | "declining"
  | "failing"
  | "babbling"
  | "cut-off"
  | "no-key";

const SHA256_INFO = Buffer.from("3031300d060960864801650304020105000420", "hex");
const asked = z.object({ hashes: z.array(z.string()).length(1) });

/** A remote signing service on loopback that holds one key. */
export async function remoteSigner(key: KeyObject) {
  let mood: RemoteMood = "honest";
  const waiting: ServerResponse[] = [];
  const slow: (() => void)[] = [];
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [hash = ""] = parseJson(asked, Buffer.concat(chunks).toString()).hashes;
    const signature = (digest: Buffer) =>
      privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([SHA256_INFO, digest]));
    const answer = (status: number, text: string) => response.writeHead(status).end(text);
    const signed = (...digests: Buffer[]) =>
      answer(200, JSON.stringify({ signatures: digests.map((each) => signature(each).toString("base64")) }));
    if (mood === "silent") waiting.push(response);
    else if (mood === "slow") slow.push(() => signed(Buffer.from(hash, "base64")));
    else if (mood === "twice") signed(Buffer.from(hash, "base64"), Buffer.from(hash, "base64"));
    else if (mood === "declining") answer(403, "{}");
    else if (mood === "no-key") answer(404, "{}");
    else if (mood === "failing") answer(500, "no");
    else if (mood === "babbling") answer(200, "<html>hello</html>");
    else if (mood === "cut-off") response.destroy();
    else if (mood === "lying") signed(Buffer.alloc(32, 7));
    else signed(Buffer.from(hash, "base64"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = present(server.address(), "address");
  const port = typeof address === "string" ? 0 : address.port;
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    /** How many wait for the slow service, and its answers to all of them. */
    slow: () => slow.length,
    answerSlow: () => {
      for (const answer of slow.splice(0)) answer();
    },
    be: (next: RemoteMood) => {
      mood = next;
    },
    stop: async () => {
      for (const response of waiting) response.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
