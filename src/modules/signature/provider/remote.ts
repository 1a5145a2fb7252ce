import { createHash, X509Certificate } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../../../kernel/json.ts";
import { accept, refuse } from "../../../kernel/result.ts";
import { OID } from "../cms/oids.ts";
import type { SigningProvider } from "./provider.ts";

type RemoteService = {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
};

const ANSWER_CHARACTERS_MAX = 20_000;
const answerSchema = z.object({ signatures: z.array(z.string().max(ANSWER_CHARACTERS_MAX)).length(1) });

/**
 * A remote signing service (ký số từ xa) spoken to as the Cloud Signature Consortium's API v2 has it: the key stays
 * there, the signer agrees on a device of their own, and only a hash leaves the office.
 */
export function remoteProvider(service: RemoteService): SigningProvider {
  return {
    sign: async ({ certificate, digest, description }) => {
      const { publicKey } = new X509Certificate(certificate);
      const isCurve = publicKey.asymmetricKeyType === "ec";
      const answer = await asked(service, {
        credentialID: createHash("sha256").update(certificate).digest("hex"),
        hashes: [Buffer.from(digest).toString("base64")],
        hashAlgorithmOID: OID.sha256,
        signAlgo: isCurve ? OID.ecdsaSha256 : OID.rsaSha256,
        description,
      });
      if (answer === "DECLINED") return refuse({ code: "SIGNING_DECLINED" });
      if (answer === "UNAVAILABLE") return refuse({ code: "SIGNING_UNAVAILABLE" });
      if (answer === "NO_KEY") return refuse({ code: "SIGNING_KEY_MISSING" });
      const signature = signatureIn(answer.text);
      if (signature === null) return refuse({ code: "SIGNING_WRONG_ANSWER" });
      return accept({ bytes: signature, algorithm: isCurve ? "ECDSA-SHA256" : "RSA-SHA256" });
    },
  };
}

type Asked = Readonly<Record<string, string | readonly string[]>>;
type Answer = "DECLINED" | "UNAVAILABLE" | "NO_KEY" | { readonly text: string };

async function asked({ url, token, timeoutMs }: RemoteService, body: Asked): Promise<Answer> {
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}/signatures/signHash`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 403) return "DECLINED";
    if (response.status === 404) return "NO_KEY";
    if (!response.ok) return "UNAVAILABLE";
    const text = await response.text();
    return { text: text.slice(0, 2 * ANSWER_CHARACTERS_MAX) };
  } catch {
    // Refused connection, timeout, redirect: the service cannot be reached, and nothing was signed.
    return "UNAVAILABLE";
  }
}

function signatureIn(text: string): Buffer | null {
  try {
    const [signature = ""] = parseJson(answerSchema, text).signatures;
    return Buffer.from(signature, "base64");
  } catch {
    // No JSON, or not of this shape: whatever it says is no signature.
    return null;
  }
}
