import { hash, verify } from "@node-rs/argon2";
import { fold } from "../../kernel/fold-text.ts";

/** argon2id, the library's default algorithm; 19 MiB and 2 passes cost about 25 ms here, and as much to a guesser. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const PASSWORD_SIGNS_MIN = 12;
const PASSWORD_SIGNS_MAX = 128;

/** The hash of nobody's password: what is verified where the name is unknown, so that the work is the same. */
const NOBODY = await hash(crypto.randomUUID(), COST);

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

/** Whether the password fits. Without a hash (unknown name, account without password) the same work is done for a no. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const fits = await verify(passwordHash ?? NOBODY, normal(password));
  return fits && passwordHash !== null;
}

type PasswordWeakness =
  | "PASSWORD_TOO_SHORT"
  | "PASSWORD_TOO_LONG"
  | "PASSWORD_HOLDS_NAME"
  | "PASSWORD_TOO_PLAIN";

/** What is wrong with a new password; null where it will do. Length over riddles: no rules of signs and digits. */
export function passwordWeakness(
  password: string,
  about: { readonly signInName: string; readonly fullName: string },
): PasswordWeakness | null {
  const signs = [...normal(password)];
  if (signs.length < PASSWORD_SIGNS_MIN) return "PASSWORD_TOO_SHORT";
  if (signs.length > PASSWORD_SIGNS_MAX) return "PASSWORD_TOO_LONG";
  if (new Set(signs).size < 5) return "PASSWORD_TOO_PLAIN";
  const folded = fold(password).replaceAll(" ", "");
  const own = [about.signInName, fold(about.fullName).replaceAll(" ", "")].filter((text) => text.length >= 4);
  return own.some((text) => folded.includes(fold(text).replaceAll(" ", ""))) ? "PASSWORD_HOLDS_NAME" : null;
}

/** One password typed on a phone and on a keyboard is one password, however the marks are composed. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
