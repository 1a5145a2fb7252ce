import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { present } from "../../src/kernel/assert.ts";
import { opensslAuthority } from "./openssl-authority.ts";

/** How the authority behaves: as it should, or as services do on a bad day. */
export type TimeStampMood =
  | "honest"
  | "silent"
  | "rejecting"
  | "replaying"
  | "other-bytes"
  | "failing"
  | "babbling"
  | "endless"
  | "elsewhere"
  | "cut-off";

/** An RFC 3161 authority on loopback that OpenSSL answers for: not a line of ours makes what we are to believe. */
export async function timeStampService(folder: string) {
  const stamp = opensslStamps(folder);
  let mood: TimeStampMood = "honest";
  let first: Buffer | null = null;
  const asked: string[] = [];
  const waiting: ServerResponse[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const question = Buffer.concat(chunks);
    asked.push(request.headers["content-type"] ?? "");
    const answer = (bytes: Buffer) =>
      response.setHeader("Content-Type", "application/timestamp-reply").end(bytes);
    if (mood === "silent") waiting.push(response);
    else if (mood === "cut-off") response.destroy();
    else if (mood === "failing") response.writeHead(503).end();
    else if (mood === "babbling") answer(Buffer.from("<html>xin chào</html>"));
    else if (mood === "endless") answer(Buffer.alloc(300_000, 0x30));
    else if (mood === "elsewhere") response.writeHead(302, { Location: "http://127.0.0.1:9/" }).end();
    else if (mood === "rejecting") answer(stamp.rejected());
    else if (mood === "other-bytes") answer(stamp.ofOtherBytes());
    else if (mood === "replaying") answer(present(first, "an earlier answer"));
    else {
      const honest = stamp.answered(question);
      first ??= honest;
      answer(honest);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = present(server.address(), "address");
  const port = typeof address === "string" ? 0 : address.port;
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    asked: (): readonly string[] => asked,
    is: (next: TimeStampMood) => {
      mood = next;
    },
    /** Whether OpenSSL itself takes the token for one over these bytes. */
    holds: stamp.holds,
    close: async () => {
      for (const each of waiting) each.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function opensslStamps(folder: string) {
  const authority = opensslAuthority(folder);
  authority.issue("stamper", { use: "digitalSignature", extended: "critical,timeStamping" });
  const at = (name: string) => join(folder, name);
  const run = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  writeFileSync(at("serials"), "01\n");
  writeFileSync(
    at("stamps.cnf"),
    `[tsa]\ndefault_tsa = here\n[here]\nserial = ${at("serials")}\ncerts = ${at("authority.pem")}
signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\nordering = no\ntsa_name = no\ness_cert_id_chain = no
ess_cert_id_alg = sha256\n`,
  );
  const answered = (question: Buffer): Buffer => {
    writeFileSync(at("question.tsq"), question);
    run(
      ...["ts", "-reply", "-config", "stamps.cnf", "-queryfile", "question.tsq", "-out", "answer.tsr"],
      ...["-signer", "stamper.pem", "-inkey", "stamper.key"],
    );
    return readFileSync(at("answer.tsr"));
  };
  const question = (...words: string[]): Buffer => {
    writeFileSync(at("other.bin"), "other bytes");
    run("ts", "-query", "-data", "other.bin", ...words, "-cert", "-out", "other.tsq");
    return readFileSync(at("other.tsq"));
  };
  return {
    answered,
    /** It knows no SHA-512: OpenSSL answers with a status of rejection and no token. */
    rejected: () => answered(question("-sha512")),
    ofOtherBytes: () => answered(question("-sha256")),
    holds: (token: Uint8Array, bytes: Uint8Array): boolean => {
      writeFileSync(at("token.der"), token);
      writeFileSync(at("bytes.bin"), bytes);
      const words = ["ts", "-verify", "-token_in", "-in", "token.der", "-data", "bytes.bin"];
      return run(...words, "-CAfile", "authority.pem")
        .toString()
        .includes("OK");
    },
  };
}
