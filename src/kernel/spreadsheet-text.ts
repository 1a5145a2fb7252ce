/**
 * Text that a spreadsheet program would take for a formula gets an apostrophe before it: a unit, a field or a procedure may
 * be called `=cmd|…`, and the file is opened by people who trust it.
 */
export function neutral(text: string): string {
  return /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}
