const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text or attribute value, safe inside SVG. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; attribute values are escaped, children are markup made by this module. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`],
  );
  return children.length === 0
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${children.join("")}</${name}>`;
}

/** Average width of a letter of Be Vietnam Pro, in parts of the font size; wide enough that lines never overflow. */
const LETTER_WIDTH = 0.56;

/** Breaks a name into lines that fit a width in pixels; what does not fit the last line ends in an ellipsis. */
export function wrapText(
  text: string,
  box: { readonly width: number; readonly size: number; readonly lines: number },
): string[] {
  const lettersMax = Math.max(4, Math.floor(box.width / (box.size * LETTER_WIDTH)));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lettersMax)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines
    .slice(0, box.lines)
    .map((line) => (line.length > lettersMax ? `${line.slice(0, lettersMax - 1)}…` : line));
  if (lines.length > box.lines)
    kept[box.lines - 1] = `${(kept[box.lines - 1] ?? "").slice(0, lettersMax - 1)}…`;
  return kept;
}
