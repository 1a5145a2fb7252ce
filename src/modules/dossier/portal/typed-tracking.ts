import type { Page } from "../../../web/route.ts";
import type { TrackTyped } from "./track-form.tsx";

const CODE_MAX = 60;

/** Code and second factor as they came with a form, without the spaces people put into them. */
export function typedTracking({ form }: Pick<Page<unknown, unknown>, "form">): TrackTyped {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === "string" ? value.replace(/\s/g, "").slice(0, CODE_MAX) : "";
  };
  return { code: text("code").toUpperCase(), lastFour: text("lastFour") };
}
