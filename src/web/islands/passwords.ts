/** Shows the passwords of a form to whoever types them, and hides them again before they are sent. */
function offerSight(button: HTMLButtonElement): void {
  const { form } = button;
  const said = button.nextElementSibling;
  const { show = "", hide = "", shown = "" } = button.dataset;
  if (form === null) return;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=password]")];
  const turn = (isShown: boolean): void => {
    for (const box of boxes) box.type = isShown ? "text" : "password";
    button.textContent = isShown ? hide : show;
    if (said !== null) said.textContent = isShown ? shown : "";
  };
  button.hidden = false;
  button.addEventListener("click", () => turn(boxes.every(({ type }) => type === "password")));
  // What is sent as plain text a browser may keep and offer to the next at this machine.
  form.addEventListener("submit", () => turn(false));
}

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-shown]")) offerSight(button);
