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
  if (box.dataset.ahead === undefined) nameTooLarge(box);
  else listPages(box);
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
