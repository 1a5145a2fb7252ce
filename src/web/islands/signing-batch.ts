const PART = "signing-batch";
const STANDING = "signing-batch-standing";

/**
 * Goes on signing by itself: the form that a leader would press again and again is sent until nothing waits, and the bar
 * moves. A button stops it; a line that broke leaves the form, to be pressed.
 */
async function goOn(part: HTMLElement): Promise<void> {
  const form = part.querySelector("form");
  const button = form?.querySelector("button");
  if (form === null || button === null || button === undefined) return;
  let isStopped = false;
  const words = button.textContent;
  button.textContent = part.dataset.stop ?? words;
  form.addEventListener("submit", (event) => {
    if (isStopped) return;
    event.preventDefault();
    isStopped = true;
    button.textContent = words;
  });
  const next = await sent(form).catch(() => null);
  const now = document.getElementById(PART);
  if (next === null || now === null) {
    isStopped = true;
    button.textContent = words;
    form.querySelector("p")?.replaceChildren(part.dataset.failed ?? "");
    return;
  }
  // The sentence stays in its place, so that a screen reader hears it change.
  const standing = document.getElementById(STANDING);
  if (standing !== null) standing.textContent = next.getElementById(STANDING)?.textContent ?? "";
  now.replaceChildren(...(next.getElementById(PART)?.childNodes ?? []));
  if (!isStopped) begin();
}

/** The page as it stands after the next papers; null where the answer is another page. */
async function sent(form: HTMLFormElement): Promise<Document | null> {
  const typed = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(typed) });
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.getElementById(PART) === null ? null : page;
}

function begin(): void {
  const part = document.querySelector<HTMLElement>("[data-signing-batch]");
  if (part !== null) void goOn(part);
}

begin();
