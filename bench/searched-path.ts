import type { Stage } from "./staging.ts";

/**
 * Where a search leads an officer that is typed into the form of `/desk/search`: what is searched for is sealed for the
 * account, so no address with it can be written down beforehand. Throws where the form is not answered with an address.
 */
export async function searchedPath(
  stage: Pick<Stage, "request">,
  token: string,
  typed: string,
): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, accept: "text/html" };
  const page = await stage.request("/desk/search", { headers });
  const csrfToken = /name="csrfToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const answer = await stage.request("/desk/search", {
    method: "POST",
    headers,
    body: new URLSearchParams({ csrfToken, list: "dossiers", q: typed }),
  });
  const path = answer.headers.get("location");
  if (path === null) throw new Error(`/desk/search: ${answer.status}`);
  return path;
}
