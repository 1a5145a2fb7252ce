import { raw } from "hono/html";
import { ICON_SHAPES } from "./icon-shapes.generated.ts";

export type IconName = keyof typeof ICON_SHAPES;

/**
 * An inline SVG icon in the colour of the text. It is decoration unless `label` says what it means; an icon never
 * carries a meaning alone where there is room for the word.
 */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  if (label === undefined) {
    return (
      <svg class="mc-icon" viewBox="0 0 24 24" aria-hidden="true">
        {raw(ICON_SHAPES[name])}
      </svg>
    );
  }
  return (
    <svg class="mc-icon" viewBox="0 0 24 24" role="img" aria-label={label}>
      {raw(ICON_SHAPES[name])}
    </svg>
  );
}
