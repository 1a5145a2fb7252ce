import type { Messages } from "../messages-type.ts";
import type { notificationDemoVi } from "./notification-demo.vi.ts";

export const notificationDemoEn: Messages<typeof notificationDemoVi> = {
  title: "What the demonstration “sent”",
  lead: "The demonstration sends nothing outside. This is what the simulated providers took; addresses are masked.",
  provider: "Simulated provider",
  mode: "How it behaves",
  modes: {
    OK: "Well",
    TIMEOUT_AFTER_ACCEPTING: "Takes it and never answers",
    ERROR_500: "Server error 500",
    LIMITED_429: "Too many, 429, come back later",
    SLOW: "Neither takes it nor answers",
    DOWN: "Down",
  },
  change: "Change",
  to: "To",
  text: "Text",
  times: (times) => `Brought ${times} times, seen once`,
  none: "Nothing yet. In quiet hours (evening and night) messages to citizens wait until the morning: how many stands on the administrator's Messages page.",
};
