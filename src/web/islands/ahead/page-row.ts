import { type Sending, send } from "./send.ts";
import type { Words } from "./words.ts";

/** Where a list of pages stands, and what its rows need of it. */
export type RowPlace = {
  readonly words: Words;
  /** Name under which the form sends the page. */
  readonly name: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytesMax: number;
  /** Something of a row changed: its order, its standing. */
  readonly changed: () => void;
  readonly move: (row: HTMLLIElement, by: -1 | 1) => void;
};

type Standing = "sending" | "waiting" | "checking" | "arrived" | "failed";

/** One page in the list: its picture, how far it has come, and what may be done with it. */
export type PageRow = {
  readonly element: HTMLLIElement;
  readonly isPicture: boolean;
  readonly isOnItsWay: () => boolean;
};

const THUMB = 72;

/** A page that was just chosen: it sets out at once. */
export function chosenRow(file: File, place: RowPlace): PageRow {
  const row = drawRow(
    { name: file.name, isPicture: /^image\/(jpeg|png)$/.test(file.type), isHere: true },
    place,
  );
  void row.showPicture(file);
  let sending: Sending | null = null;
  row.onGone(() => sending?.giveUp());
  if (file.size > place.bytesMax) {
    row.stand("failed", place.words.tooLarge);
    return row;
  }
  const { address, headers } = place;
  row.stand("sending");
  sending = send(
    { file, address, headers },
    {
      progress: row.progress,
      waiting: () => row.stand("waiting"),
      checking: () => row.stand("checking"),
      arrived: row.arrive,
      refused: (sentence) => row.stand("failed", sentence),
    },
  );
  const goOn = (): void => {
    if (row.standing() !== "waiting") return;
    row.stand("sending");
    sending?.goOn();
  };
  row.onResume(goOn);
  window.addEventListener("online", goOn);
  return row;
}

/** A page the server already has, as the form was shown again. */
export function arrivedRow(
  page: { readonly value: string; readonly name: string; readonly isPicture: boolean },
  place: RowPlace,
): PageRow {
  const row = drawRow({ ...page, isHere: false }, place);
  const [id = "", turns = "0"] = page.value.split(":");
  row.arrive(id, Number(turns));
  row.onGone(() => undefined);
  return row;
}

/** `isHere`: the file can be drawn. What was sent before cannot: an empty frame would look like a picture that failed. */
type Drawn = { readonly name: string; readonly isPicture: boolean; readonly isHere: boolean };

/** The parts of a row as they stand on the page; moving is wired, the rest is the row's own standing. */
function partsOf(page: Drawn, { words, move }: RowPlace) {
  const element = document.createElement("li");
  const picture = document.createElement("canvas");
  picture.width = THUMB;
  picture.height = THUMB;
  picture.setAttribute("aria-hidden", "true");
  picture.hidden = !(page.isPicture && page.isHere);
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.setAttribute("aria-label", `${words.sending}: ${page.name}`);
  const said = textIn("mc-page-said", "");
  const hidden = document.createElement("input");
  hidden.type = "hidden";
  const button = (label: string): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ds-button";
    made.dataset.variant = "tertiary";
    made.dataset.color = "accent";
    made.append(label, textIn("ds-sr-only", `: ${page.name}`));
    return made;
  };
  const [resume, up, down] = [button(words.resume), button(words.up), button(words.down)];
  const [turn, remove] = [button(words.turn), button(words.remove)];
  up.dataset.move = "up";
  down.dataset.move = "down";
  up.addEventListener("click", () => move(element, -1));
  down.addEventListener("click", () => move(element, 1));
  turn.hidden = !page.isPicture;
  resume.hidden = true;
  const acts = textIn("mc-page-acts", "");
  acts.append(resume, up, down, turn, remove);
  element.append(picture, textIn("mc-page-name", page.name), bar, said, acts);
  return { element, picture, bar, said, hidden, resume, up, down, turn, remove };
}

function drawRow(page: Drawn, place: RowPlace) {
  const { words } = place;
  const parts = partsOf(page, place);
  const { element, picture, bar, said, hidden } = parts;
  let standing: Standing = "sending";
  let turns = 0;
  let id = "";
  const turned = (): void => {
    hidden.value = `${id}:${turns}`;
    picture.dataset.turns = String(turns);
  };
  const say = (sentence: string): void => {
    said.textContent = turns === 0 ? sentence : `${sentence} · ${words.turn} ${turns * 90}°`;
  };
  const stand = (next: Standing, sentence: string | null = null): void => {
    standing = next;
    element.dataset.standing = next;
    say(sentence ?? words[next]);
    bar.hidden = next === "arrived" || next === "failed";
    parts.resume.hidden = next !== "waiting";
    place.changed();
  };
  parts.turn.addEventListener("click", () => {
    turns = (turns + 1) % 4;
    turned();
    say(words[standing]);
  });
  return {
    element,
    isPicture: page.isPicture,
    stand,
    standing: () => standing,
    isOnItsWay: () => standing === "sending" || standing === "waiting" || standing === "checking",
    progress: (share: number): void => {
      bar.value = Math.round(share * 100);
      if (standing === "sending") said.textContent = `${words.sending} ${bar.value}%`;
    },
    arrive: (arrivedId: string, arrivedTurns = turns): void => {
      [id, turns] = [arrivedId, arrivedTurns];
      hidden.name = place.name;
      turned();
      element.append(hidden);
      stand("arrived");
    },
    onGone: (act: () => void): void => whenRemoved(parts, act, place.changed),
    onResume: (act: () => void): void => parts.resume.addEventListener("click", act),
    showPicture: (file: File) => drawPicture(picture, file),
  };
}

function whenRemoved(
  { element, remove }: ReturnType<typeof partsOf>,
  act: () => void,
  changed: () => void,
): void {
  remove.addEventListener("click", () => {
    act();
    element.remove();
    changed();
  });
}

function textIn(className: string, text: string): HTMLElement {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = text;
  return made;
}

/** Draws the photo small and upright; what cannot be drawn here is still sent, and judged there. */
async function drawPicture(canvas: HTMLCanvasElement, file: File): Promise<void> {
  if (canvas.hidden) return;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = THUMB / Math.max(picture.width, picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext("2d")?.drawImage(picture, (THUMB - width) / 2, (THUMB - height) / 2, width, height);
    picture.close();
  } catch {
    canvas.hidden = true;
  }
}
