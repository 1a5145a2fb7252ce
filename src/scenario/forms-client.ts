import { assert, present } from "../kernel/assert.ts";
import { newId } from "../kernel/ids.ts";
import { patientFetch } from "./patient-fetch.ts";

type Fields = Readonly<Record<string, string | Blob | readonly string[]>>;

/** Somebody at the pages of the office: for what people do there and no program does. */
export type FormsClient = {
  readonly page: (path: string) => Promise<string>;
  /** Opens a page, fills the form that leads to `to`, and sends it; answers where the office leads on to. */
  readonly send: (from: string, to: string, fields: Fields) => Promise<string>;
};

/** A browser: what it was given to keep, and how its person signs in again where the session has ended. */
type Session = {
  readonly baseUrl: string;
  readonly jar: Map<string, string>;
  readonly signIn: ((session: Session) => Promise<unknown>) | null;
};

const clientOf = (session: Session): FormsClient => ({
  page: (path) => read(session, path),
  send: (...asked) => submit(session, asked),
});

/** Whoever comes without an account. */
export function guestForms(baseUrl: string): FormsClient {
  return clientOf({ baseUrl, jar: new Map(), signIn: null });
}

/** An officer at the desk. */
export function deskForms(
  baseUrl: string,
  who: { readonly signInName: string; readonly password: string },
): FormsClient {
  const signIn = (session: Session) => {
    session.jar.clear();
    return submit({ ...session, signIn: null }, ["/sign-in", "/sign-in", who]);
  };
  return clientOf({ baseUrl, jar: new Map(), signIn });
}

async function read(session: Session, path: string): Promise<string> {
  const answer = await ask(session, path);
  if (answer.location?.startsWith("/sign-in") === true && session.signIn !== null) {
    await session.signIn(session);
    return read({ ...session, signIn: null }, path);
  }
  assert(answer.status === 200, `GET ${path}: ${answer.status} ${answer.location ?? ""}`);
  return answer.text;
}

async function submit(session: Session, [from, to, fields]: [string, string, Fields]): Promise<string> {
  const html = await read(session, from);
  const forms = html.split("<form").slice(1);
  // What a script sends goes under the token of whatever form the page has.
  const form = forms.find((each) => each.includes(`action="${to}"`)) ?? forms.at(-1);
  const body = new FormData();
  for (const [name, value] of hiddenIn(present(form, `a form to ${to} on ${from}`))) body.append(name, value);
  for (const [name, value] of Object.entries<Fields[string]>({ idempotencyKey: newId(), ...fields })) {
    body.delete(name);
    if (value instanceof Blob) body.set(name, value, "tep.pdf");
    else for (const each of [value].flat()) body.append(name, each);
  }
  const answer = await ask(session, to, body);
  assert(answer.status === 303, `POST ${to}: ${answer.status} ${mistakeIn(answer.text)}`);
  return present(answer.location, `where ${to} leads on to`);
}

async function ask({ baseUrl, jar }: Session, path: string, body?: FormData) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const request: RequestInit = {
    headers: { accept: "text/html", "sec-fetch-site": "same-origin", cookie },
    redirect: "manual",
  };
  const answer = await patientFetch(
    new URL(path, baseUrl).href,
    body === undefined ? request : { ...request, method: "POST", body },
  );
  for (const set of answer.cookies) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
  return answer;
}

function hiddenIn(form: string): (readonly [string, string])[] {
  const tags = (form.split("</form>")[0] ?? "").match(/<input type="hidden"[^>]*>/g) ?? [];
  return tags.map((tag) => {
    const part = (name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
    return [part("name"), part("value")] as const;
  });
}

/** What the page says is wrong, without its marks. */
function mistakeIn(html: string): string {
  const at = Math.max(0, html.indexOf("data-error-summary"));
  return plain(html.slice(at, at + 2_000).replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .slice(0, 400);
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
