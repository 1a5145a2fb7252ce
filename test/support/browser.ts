import type { Client } from "./client.ts";

type Fields = Readonly<Record<string, string | Blob | readonly string[]>>;

/** A page as its reader has it: what it says, and what it would send along unseen. */
export type SeenPage = {
  readonly status: number;
  readonly html: string;
  /** The words of the page without its marks. */
  readonly text: string;
  /** Where the answer leads, if it leads on; the steps of a submission were followed, as a browser does. */
  readonly location: string | null;
  readonly setCookies: readonly string[];
  readonly clearSiteData: string | null;
};

export type Browser = {
  readonly open: (path: string) => Promise<SeenPage>;
  /** Sends the hidden fields of this form of the page last seen, and these. */
  readonly send: (path: string, fields: Fields) => Promise<SeenPage>;
  /** The value of a hidden field of the page last seen. */
  readonly hidden: (name: string) => string;
};

const SEARCH = "/desk/search";

/** A submission answers each of its buttons with the address of a step. */
const STEP = /^\/procedures\/[^/]+\/submit/;

/** A person at a browser without scripts: it keeps its cookies and sends back what its forms carry. */
export function openBrowser(client: Client): Browser {
  const jar = new Map<string, string>();
  let hidden = new Map<string, string>();
  let seenHtml = "";
  const headers = () => ({
    accept: "text/html",
    "sec-fetch-site": "same-origin",
    ...(jar.size === 0 ? {} : { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") }),
  });
  const seen = async (response: Response): Promise<SeenPage> => {
    const setCookies = response.headers.getSetCookie();
    for (const set of setCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const html = await response.text();
    const location = response.headers.get("location");
    if (location === null) [seenHtml, hidden] = [html, hiddenFields(html)];
    const clearSiteData = response.headers.get("clear-site-data");
    return { status: response.status, html, text: wordsOf(html), location, setCookies, clearSiteData };
  };
  const open = async (path: string) => followed(await seen(await client.send(path, { headers: headers() })));
  const followed = async (page: SeenPage): Promise<SeenPage> => {
    const { location } = page;
    if (location === null || !STEP.test(location)) return page;
    const next = await open(location);
    return { ...next, location: next.location ?? location };
  };
  return {
    open,
    send: async (path, fields) => {
      const body = new FormData();
      for (const [name, value] of [...hiddenFields(formFor(seenHtml, path)), ...Object.entries(fields)]) {
        body.delete(name);
        if (value instanceof Blob) body.set(name, value, "giay-to.pdf");
        else for (const each of [value].flat()) body.append(name, each);
      }
      return followed(await seen(await client.send(path, { method: "POST", body, headers: headers() })));
    },
    hidden: (name) => hidden.get(name) ?? "",
  };
}

/** The form that leads there; where a button of its own leads there, all of the page but the search of the bar. */
function formFor(html: string, path: string): string {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const own = forms.filter((form) => plain(form).includes(`action="${path}"`));
  return own.length > 0
    ? own.join("")
    : forms.filter((form) => !form.includes(`action="${SEARCH}"`)).join("");
}

function hiddenFields(html: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [tag] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const part = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    found.set(part("name"), plain(part("value")));
  }
  return found;
}

function wordsOf(html: string): string {
  return plain(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ")).replace(
    /\s+/g,
    " ",
  );
}

function plain(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
