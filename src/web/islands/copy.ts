const SAID_MS = 4_000;

/** Shows the buttons that copy a line, where the browser lets a page write to the clipboard. */
function offerCopy(button: HTMLButtonElement): void {
  const said = button.nextElementSibling;
  const { copy, done } = button.dataset;
  if (copy === undefined || said === null || !("clipboard" in navigator)) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isCopied = await navigator.clipboard.writeText(copy).then(
      () => true,
      // The browser may say no at any time; the text beside the button can be selected.
      () => false,
    );
    said.textContent = isCopied ? (done ?? "") : "";
    if (isCopied) window.setTimeout(() => said.replaceChildren(), SAID_MS);
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) offerCopy(button);
