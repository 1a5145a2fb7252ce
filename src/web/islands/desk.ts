/** Pressing `/` anywhere but in a field puts the cursor into the search box of the top bar. */
function focusSearchOnSlash(event: KeyboardEvent): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]"))
    return;
  const search = document.querySelector<HTMLInputElement>("[data-shortcut='/']");
  if (search === null) return;
  event.preventDefault();
  search.focus();
  search.select();
}

document.addEventListener("keydown", focusSearchOnSlash);

/** A list that is already on the page is narrowed while typing, tone marks or not; without this script the form asks the server. */
function filterWhileTyping(box: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>(box.dataset.filter ?? "tr:not(*)")];
  const plain = (text: string): string =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const keyed = rows.map((row) => ({ row, text: plain(row.textContent ?? "") }));
  box.addEventListener("input", () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    for (const { row, text } of keyed) row.hidden = !words.every((word) => text.includes(word));
  });
}

for (const box of document.querySelectorAll<HTMLInputElement>("input[data-filter]")) filterWhileTyping(box);

const REST_MS = 400;

/** What is promised and owed follows the answers as they change; without this script a button asks the server. */
function reckonAgain(part: HTMLElement): void {
  const form = part.closest("form");
  const address = part.dataset.reckoned ?? "";
  let asking = new AbortController();
  const ask = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const typed = [...new FormData(form ?? undefined)].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    const answer = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(typed),
      signal: asking.signal,
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part.replaceChildren(...(page.getElementById(part.id)?.childNodes ?? part.childNodes));
  };
  // What could not be asked (another answer came first, the line is down) leaves the figures as they stood.
  const soon = (): void => void ask().catch(() => undefined);
  form?.addEventListener("change", soon);
  // Who types in the last box leaves it only by sending the form: the figures follow a short rest of the hand.
  let resting = 0;
  form?.addEventListener("input", () => {
    window.clearTimeout(resting);
    resting = window.setTimeout(soon, REST_MS);
  });
  for (const button of form?.querySelectorAll<HTMLElement>("[data-without-script]") ?? [])
    button.hidden = true;
}

for (const part of document.querySelectorAll<HTMLElement>("[data-reckoned]")) reckonAgain(part);

/** The language in the bar keeps what is filled in by the button after the form; without this script it leads there. */
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-presses]"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(link.hash)?.click();
  });

/** After a mistake the summary is read first; it is where the cursor is. */
document.querySelector<HTMLElement>("[data-error-summary]")?.focus();
