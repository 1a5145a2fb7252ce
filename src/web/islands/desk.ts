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
