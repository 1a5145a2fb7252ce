import { execFileSync } from "node:child_process";

/** A word on a page and where it stands, in points from the left upper corner; pages from 1. */
export type WordBox = {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Every word of a PDF with its place. */
export function wordBoxes(pdf: Uint8Array): readonly WordBox[] {
  const marked = execFileSync("pdftotext", ["-bbox", "-", "-"], {
    input: pdf,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return marked.split("<page ").flatMap((page, index) =>
    [
      ...page.matchAll(
        /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
      ),
    ].map(([, left, top, right, bottom, text = ""]) => ({
      page: index,
      text: text.normalize("NFC"),
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  );
}
