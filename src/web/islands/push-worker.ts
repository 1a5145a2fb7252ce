/** Shows what the office pushed. Words only: what is behind them is asked for after signing in. */
type Pushed = { readonly key: string; readonly title: string; readonly body: string; readonly link: string };
type PushMessage = Event & {
  readonly data: { readonly json: () => Pushed } | null;
  readonly waitUntil: (work: Promise<unknown>) => void;
};
type Click = Event & {
  readonly notification: { readonly data: unknown; readonly close: () => void };
  readonly waitUntil: (work: Promise<unknown>) => void;
};
type Worker = {
  readonly addEventListener: (type: string, listener: (event: never) => void) => void;
  readonly registration: { readonly showNotification: (title: string, options: object) => Promise<void> };
  readonly clients: { readonly openWindow: (address: string) => Promise<unknown> };
};

declare const self: Worker;

self.addEventListener("push", (event: PushMessage) => {
  const pushed = event.data?.json();
  if (pushed === undefined) return;
  const { key, title, body, link } = pushed;
  // The tag is the key of the message: one that comes twice takes its own place.
  event.waitUntil(self.registration.showNotification(title, { body, tag: key, data: link }));
});

self.addEventListener("notificationclick", (event: Click) => {
  event.notification.close();
  const { data } = event.notification;
  if (typeof data === "string") event.waitUntil(self.clients.openWindow(data));
});
