import type { Result } from "../../../kernel/result.ts";
import type { SignatureValue } from "../cms/build.ts";

/** What a provider is asked to sign. */
type SigningRequest = {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** SHA-256 of the attributes; a remote service or a token signs this. */
  readonly digest: Uint8Array;
  /** The attributes themselves, for keys whose library hashes on its own. */
  readonly attributes: Uint8Array;
  /** What the signer is shown on the device, where it has a screen. */
  readonly description: string;
};

/** A signature that did not come about; the dossier stays as it was. */
export type SigningRefusal = {
  readonly code: "SIGNING_KEY_MISSING" | "SIGNING_DECLINED" | "SIGNING_UNAVAILABLE" | "SIGNING_WRONG_ANSWER";
};

/**
 * Where private keys are (nơi giữ khóa bí mật). The program hands over a hash and a certificate and gets a signature:
 * no key ever passes through it or its database.
 */
export type SigningProvider = {
  readonly sign: (request: SigningRequest) => Promise<Result<SignatureValue, SigningRefusal>>;
};
