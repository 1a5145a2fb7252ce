import { listPages } from "./ahead/page-list.ts";

/**
 * Makes a file box pleasant: files may be dropped on it, and one that is too large is named before it is sent; where
 * the box sends ahead, the pages are listed under it. Without this script the same box works by its button.
 */
function improve(box: HTMLInputElement): void {
  const clear = (): void => box.removeAttribute("data-over");
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.setAttribute("data-over", "");
  });
  box.addEventListener("dragleave", clear);
  box.addEventListener("drop", clear);
  box.addEventListener("change", () => forgetOldError(box));
  const told = sayInOurWords(box);
  if (box.dataset.ahead === undefined) nameTooLarge(box);
  else offerCamera(box, listPages(box));
  box.addEventListener("change", told);
}

/**
 * The browser speaks its own language in a file box. Over it lies a button in the language of the page, with the names
 * of what was chosen beside it; the box itself stays where it was, so that keys, dropping and readers find it.
 */
function sayInOurWords(box: HTMLInputElement): () => void {
  const { choose, none } = box.dataset;
  const pick = document.createElement("div");
  const [button, said] = [document.createElement("span"), document.createElement("span")];
  if (choose === undefined || none === undefined) return () => undefined;
  pick.className = "mc-file-pick";
  button.className = "mc-file-button";
  button.textContent = choose;
  box.before(pick);
  pick.append(button, said, box);
  for (const part of [button, said]) part.setAttribute("aria-hidden", "true");
  const tell = (): void => {
    const names = [...(box.files ?? [])].map(({ name }) => name);
    said.textContent = names.length > 0 ? names.join(", ") : box.dataset.ahead === undefined ? none : "";
  };
  tell();
  return tell;
}

/**
 * On a phone a box of its own opens the camera, one page after the other; what is taken joins the pages of the first. It
 * has no name: the form sends what stands in the list.
 */
function offerCamera(box: HTMLInputElement, take: (files: readonly File[]) => void): void {
  const { camera: words } = box.dataset;
  if (words === undefined) return;
  const [pick, button] = [document.createElement("div"), document.createElement("span")];
  const camera = document.createElement("input");
  camera.type = "file";
  camera.className = "mc-file";
  camera.accept = "image/jpeg,image/png";
  camera.setAttribute("capture", "environment");
  const label = box.labels?.[0]?.textContent ?? box.getAttribute("aria-label") ?? "";
  camera.setAttribute("aria-label", `${words}: ${label}`);
  camera.addEventListener("change", () => {
    take([...(camera.files ?? [])]);
    camera.value = "";
  });
  pick.className = "mc-file-pick mc-file-camera";
  button.className = "mc-file-button";
  button.textContent = words;
  button.setAttribute("aria-hidden", "true");
  pick.append(button, camera);
  (box.closest(".mc-file-pick") ?? box).after(pick);
}

/** What was wrong with the box before is settled once something is put into it; what comes is judged anew. */
function forgetOldError(box: HTMLInputElement): void {
  if ((box.files ?? []).length === 0) return;
  document.getElementById(`${box.id}-error`)?.remove();
  box.removeAttribute("aria-invalid");
}

function nameTooLarge(box: HTMLInputElement): void {
  box.addEventListener("change", () => {
    const bytesMax = Number(box.dataset.fileBytesMax);
    const tooLarge = [...(box.files ?? [])].find((file) => file.size > bytesMax);
    box.setCustomValidity(tooLarge === undefined ? "" : tooLarge.name);
    box.setAttribute("aria-invalid", tooLarge === undefined ? "false" : "true");
  });
}

for (const box of document.querySelectorAll<HTMLInputElement>("input[type=file]")) improve(box);
