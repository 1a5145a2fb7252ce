import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Services } from "../../platform/services.ts";
import type { Device } from "./certificate/certificate.ts";
import { type DemoAuthority, openDemoAuthority } from "./provider/demo/authority.ts";
import { demoTimeStamps } from "./provider/demo/time-stamps.ts";
import { keyFileProvider } from "./provider/key-file.ts";
import type { SigningProvider } from "./provider/provider.ts";
import { remoteProvider } from "./provider/remote.ts";
import { httpTimeStamps, type TimeStampAuthority } from "./provider/time-stamp.ts";

/** What signs in this installation. */
export type Signing = {
  /** Null where the program cannot reach the device: a token in its holder's pocket, a service nobody set up. */
  readonly providerOf: (device: Device) => Promise<SigningProvider | null>;
  readonly timeStamps: () => Promise<TimeStampAuthority | null>;
  /** The demonstration's authority; null in an installation that is no demonstration. */
  readonly demo: () => Promise<DemoAuthority | null>;
};

/** A person agrees on a device of their own meanwhile. */
const REMOTE_MS = 90_000;
const TIME_STAMP_MS = 10_000;

/** Opens the providers the configuration names; the demonstration's authority only in a demonstration. */
export function openSigning({ config, clock }: Pick<Services, "config" | "clock">): Signing {
  const { signing, dataFolder } = config;
  let opened: Promise<DemoAuthority> | null = null;
  const demo = async () => {
    if (!config.demo) return null;
    opened ??= openDemoAuthority(join(dataFolder, "demo-authority"), clock.now());
    return opened;
  };
  const keyFiles =
    signing.keyFolder === null
      ? null
      : keyFileProvider({ folder: signing.keyFolder, passphrase: () => passphraseOf(signing) });
  const { remote, timeStampUrl } = signing;
  const service = remote === null ? null : remoteProvider({ ...remote, timeoutMs: REMOTE_MS });
  const stamps =
    timeStampUrl === null ? null : httpTimeStamps({ url: timeStampUrl, timeoutMs: TIME_STAMP_MS });
  return {
    demo,
    providerOf: async (device) => {
      if (device === "DEMO") return (await demo())?.provider ?? null;
      if (device === "KEY_FILE") return keyFiles;
      return device === "REMOTE" ? service : null;
    },
    timeStamps: async () => {
      if (stamps !== null) return stamps;
      const authority = await demo();
      return authority === null ? null : demoTimeStamps({ ...(await authority.stamper()), chain: [], clock });
    },
  };
}

type Secrets = { readonly passphrase: string | null; readonly passphraseFile: string | null };

/** Read each time it is needed: a secret file may be replaced while the program runs. */
function passphraseOf({ passphrase, passphraseFile }: Secrets): string {
  if (passphraseFile === null) return passphrase ?? "";
  try {
    return readFileSync(passphraseFile, "utf8").replace(/\r?\n$/, "");
  } catch {
    // Without its passphrase no key opens: the signer is told that the key is missing.
    return "";
  }
}
