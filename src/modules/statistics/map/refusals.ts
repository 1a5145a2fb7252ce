/** What the import of a map says no to. Texts in i18n, `statistics.errors`. */
export const mapRefusals = { IMPORT_NOT_BOUNDARIES: { status: 422 } } as const;
