/**
 * Hides a name from strangers but lets its owner know it: every word but the last keeps its first letter.
 * "Nguyễn Thị Hằng" → "N••••• T•• Hằng". A single word keeps its first letter only.
 */
export function maskName(fullName: string): string {
  const words = fullName.split(" ").filter((word) => word !== "");
  return words
    .map((word, index) => (words.length > 1 && index === words.length - 1 ? word : maskWord(word)))
    .join(" ");
}

function maskWord(word: string): string {
  const letters = [...word.normalize("NFC")];
  return (letters[0] ?? "") + "•".repeat(Math.max(0, letters.length - 1));
}
