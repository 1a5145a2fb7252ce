/** Registers this browser for pushed messages, where it can be. */
function offerPush(card: HTMLElement): void {
  const button = card.querySelector<HTMLButtonElement>("[data-push-on]");
  const said = card.querySelector<HTMLElement>("[data-push-said]");
  if (button === null || said === null || !("serviceWorker" in navigator) || !("PushManager" in window))
    return;
  card.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const done = await register(card.dataset).catch(() => false);
    button.disabled = done;
    said.textContent = (done ? said.dataset.done : said.dataset.failed) ?? "";
  });
}

async function register(facts: DOMStringMap): Promise<boolean> {
  const { key, worker, address, csrf } = facts;
  if (key === undefined || worker === undefined || address === undefined || csrf === undefined) return false;
  if ((await Notification.requestPermission()) !== "granted") return false;
  const registration = await navigator.serviceWorker.register(worker, { scope: "/assets/" });
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({
    endpoint: endpoint ?? "",
    p256dh: keys?.p256dh ?? "",
    auth: keys?.auth ?? "",
  });
  const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRF-Token": csrf } });
  return answer.ok;
}

for (const card of document.querySelectorAll<HTMLElement>("[data-push]")) offerPush(card);
