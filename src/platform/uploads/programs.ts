const PROGRAM_NAME =
  /\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|msi|msp|cpl|jar|lnk|reg|sh|py|pl|app|apk|deb|rpm|dmg|iso|img|docm|xlsm|pptm|html?|svg|xht(ml)?|php)\s*$/i;

/** Whether a file of this name would be run by somebody's machine when it is opened. */
export function isProgramName(name: string): boolean {
  return PROGRAM_NAME.test(name);
}

const SIGNS = [
  Buffer.from("MZ"),
  Buffer.from([0x7f, 0x45, 0x4c, 0x46]),
  Buffer.from([0xca, 0xfe, 0xba, 0xbe]),
  Buffer.from([0xcf, 0xfa, 0xed, 0xfe]),
  Buffer.from("#!"),
  // Archives and old office containers hide what they hold.
  Buffer.from("PK\u0003\u0004"),
  Buffer.from("Rar!"),
  Buffer.from("7z"),
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
];

/** Whether bytes attached to a document are a program, an archive or a page of script. */
export function looksLikeProgram(content: Buffer): boolean {
  if (SIGNS.some((sign) => content.subarray(0, sign.length).equals(sign))) return true;
  return hasMarkup(content.toString("latin1", 0, 4_096));
}

const MARKUP = /<(script|html|iframe|svg|!doctype html|\?php)[\s>]/i;

/** What a browser would take for a page of its own. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}
