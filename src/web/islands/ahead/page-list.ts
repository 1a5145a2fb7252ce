import { arrivedRow, chosenRow, type PageRow, type RowPlace } from "./page-row.ts";
import type { Words } from "./words.ts";

/**
 * Puts a list under a file box: what is chosen sets out for the server at once and is named in the form by what the
 * server calls it. The box itself is emptied, so that nothing goes twice. Answers how further files join the list.
 */
export function listPages(box: HTMLInputElement): (files: readonly File[]) => void {
  const words: Words = JSON.parse(box.dataset.words ?? "{}");
  const rows = new Map<Element, PageRow>();
  const { list, status, count } = partsUnder(box, words);
  const isRequired = box.required;
  const hold = holdForm(box, () => [...rows.values()].some((row) => row.isOnItsWay()));
  const place: RowPlace = {
    words,
    name: box.name,
    address: box.dataset.ahead ?? "",
    headers: box.dataset.guestKey === undefined ? {} : { "x-guest-key": box.dataset.guestKey },
    bytesMax: Number(box.dataset.fileBytesMax),
    changed: () => {
      for (const element of rows.keys()) if (!element.isConnected) rows.delete(element);
      box.required = isRequired && rows.size === 0;
      for (const [index, element] of [...list.children].entries())
        tellPlace(element, index, list.children.length);
      count.textContent = countOf([...rows.values()], words);
      hold.look();
    },
    move: (row, by) => {
      if (!moveRow(row, by)) return;
      place.changed();
      focusMove(row, by);
      const at = [...list.children].indexOf(row) + 1;
      status.textContent = `${words.place} ${at} ${words.of} ${list.children.length}`;
    },
  };
  hold.say = (isHeld) => {
    status.textContent = isHeld ? words.hold : "";
  };
  const add = (row: PageRow): void => {
    rows.set(row.element, row);
    list.append(row.element);
  };
  for (const page of takeArrived(list)) add(arrivedRow(page, place));
  const take = (chosen: readonly File[]): void => {
    if (!box.multiple) list.replaceChildren();
    for (const file of chosen) add(chosenRow(file, place));
    box.setCustomValidity("");
    place.changed();
  };
  box.addEventListener("change", () => {
    take([...(box.files ?? [])]);
    box.value = "";
  });
  place.changed();
  return take;
}

/** How many were chosen, and what becomes of several pictures; nothing where there is nothing to count. */
function countOf(rows: readonly PageRow[], words: Words): string {
  const pictures = rows.filter(({ isPicture }) => isPicture).length;
  if (rows.length < 2) return "";
  return `${rows.length} ${words.count}. ${pictures > 1 ? words.joined : ""}`.trim();
}

/** The list under a box, the one the server wrote where it did, with the lines above and below it. */
function partsUnder(box: HTMLInputElement, words: Words) {
  const frame = box.closest(".mc-file-pick") ?? box;
  const given = frame.parentElement?.querySelector<HTMLOListElement>("ol.mc-pages") ?? null;
  const list = given ?? document.createElement("ol");
  const [status, count] = [document.createElement("p"), document.createElement("p")];
  if (given === null) frame.after(list);
  list.before(count);
  list.after(status);
  count.className = "mc-pages-count";
  list.className = "mc-pages";
  list.setAttribute("aria-label", words.pages);
  status.className = "mc-pages-said";
  status.setAttribute("role", "status");
  return { list, status, count };
}

/** What the server wrote into the list: its pages become rows with buttons. */
function takeArrived(list: HTMLOListElement) {
  const pages = [...list.children].map((item) => ({
    value: item.querySelector("input")?.value ?? "",
    name: item.textContent ?? "",
    isPicture: item.hasAttribute("data-picture"),
  }));
  list.replaceChildren();
  return pages;
}

/** Moves a row past its neighbour; false at the end of the list. */
function moveRow(row: HTMLLIElement, by: -1 | 1): boolean {
  const beside = by === -1 ? row.previousElementSibling : row.nextElementSibling;
  if (beside === null) return false;
  if (by === -1) beside.before(row);
  else beside.after(row);
  return true;
}

/** The cursor stays on the button that was pressed; at the end of the list on its counterpart. */
function focusMove(row: HTMLLIElement, by: -1 | 1): void {
  const button = (name: string) => row.querySelector<HTMLButtonElement>(`[data-move=${name}]`);
  const [wanted, other] = by === -1 ? [button("up"), button("down")] : [button("down"), button("up")];
  (wanted?.disabled === false ? wanted : other)?.focus();
}

function tellPlace(row: Element, index: number, count: number): void {
  const button = (name: string) => row.querySelector<HTMLButtonElement>(`[data-move=${name}]`);
  for (const [name, isEnd] of [
    ["up", index === 0],
    ["down", index === count - 1],
  ] as const) {
    const found = button(name);
    if (found === null) continue;
    found.disabled = isEnd;
    found.hidden = count === 1;
  }
}

/** A form sent while pages are on their way waits for them, and then goes by itself. */
function holdForm(box: HTMLInputElement, isBusy: () => boolean) {
  const { form } = box;
  let held: { readonly by: HTMLElement | null } | null = null;
  const hold = {
    say: (_isHeld: boolean): void => undefined,
    look: (): void => {
      if (held === null || isBusy()) return;
      const { by } = held;
      held = null;
      hold.say(false);
      form?.requestSubmit(by);
    },
  };
  form?.addEventListener("submit", (event) => {
    const by = event.submitter;
    if (!isBusy() || (by instanceof HTMLButtonElement && by.formNoValidate)) return;
    event.preventDefault();
    held = { by };
    hold.say(true);
  });
  return hold;
}
