/** One way in which the answers may stand: every field named has one of its values. */
type Answers = Readonly<Record<string, readonly (string | boolean)[]>>;
type When = { readonly needed: readonly Answers[]; readonly same: readonly Answers[] };

/**
 * Hides what the answers so far make needless and shows it again when they change; what was typed stays in the box, and
 * what is hidden is not sent. Without this script every field shows, with a note when it is needed.
 */
function follow(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLElement>("[data-when]")].map((box) => ({
    box,
    when: whenOf(box),
    // What the server found wrong stays in sight until it is put right.
    isWrong: box.querySelector("[aria-invalid=true]") !== null,
  }));
  const arrange = (): readonly HTMLElement[] => {
    const before = boxes.map(({ box }) => box.hidden);
    // A field may hang on one below it, that on the next: again until all stand still, and no longer than a row can be.
    for (let round = 0; round < boxes.length; round += 1) {
      let isStill = true;
      for (const { box, when, isWrong } of boxes) {
        const isHidden = !isWrong && !isAsked(form, when);
        if (box.hidden !== isHidden) isStill = false;
        box.hidden = isHidden;
      }
      if (isStill) break;
    }
    for (const section of form.querySelectorAll<HTMLElement>("[data-tone=section]")) hideEmpty(section);
    return boxes.flatMap(({ box }, at) => (box.hidden === before[at] ? [] : [box]));
  };
  arrange();
  form.addEventListener("change", () => say(form, arrange()));
  form.addEventListener("formdata", ({ formData }) => {
    for (const { box } of boxes) if (box.hidden) for (const name of namesIn(box)) formData.delete(name);
  });
}

function whenOf(box: HTMLElement): When {
  const read: When = JSON.parse(box.dataset.when ?? "");
  return read;
}

/** Needed by some rule, or by none in particular; and not said elsewhere already. */
function isAsked(form: HTMLFormElement, { needed, same }: When): boolean {
  const stands = (answers: Answers): boolean =>
    Object.entries(answers).every(([name, values]) => values.some((value) => answerIs(form, name, value)));
  return (needed.length === 0 || needed.some(stands)) && !same.some(stands);
}

/** What stands in a hidden box is no answer. Rows of boxes are never asked about. */
function answerIs(form: HTMLFormElement, name: string, value: string | boolean): boolean {
  const inputs = [...form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)];
  return inputs.some((input) => {
    if (input.closest("[data-when][hidden]") !== null) return false;
    if (typeof value === "boolean") return input.checked === value;
    return (input.type !== "radio" || input.checked) && input.value === value;
  });
}

/** A section whose every field is hidden would be a heading over nothing. */
function hideEmpty(section: HTMLElement): void {
  const fields = [...section.querySelectorAll<HTMLElement>(":scope > .mc-fields > *")];
  section.hidden = fields.length > 0 && fields.every((field) => field.hidden);
}

function namesIn(box: HTMLElement): readonly string[] {
  return [...box.querySelectorAll<HTMLInputElement>("[name]")].map(({ name }) => name);
}

/** Whoever does not see the page change is told what came and what went. */
function say(form: HTMLFormElement, changed: readonly HTMLElement[]): void {
  const told = form.querySelector<HTMLElement>("[data-when-told]");
  if (told === null || changed.length === 0) return;
  const labels = (hidden: boolean): string =>
    changed
      .filter((box) => box.hidden === hidden)
      .map((box) => box.querySelector("label, legend")?.textContent?.trim() ?? "")
      .join(", ");
  const parts = [
    [told.dataset.more, labels(false)],
    [told.dataset.fewer, labels(true)],
  ].filter(([, names]) => names !== "");
  told.textContent = parts.map(([lead, names]) => `${lead} ${names}.`).join(" ");
}

for (const form of document.querySelectorAll("form"))
  if (form.querySelector("[data-when]") !== null) follow(form);
