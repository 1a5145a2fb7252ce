/** How a bank's statement file is laid out: which column says what, by its heading. */
export type StatementLayout = {
  readonly code: string;
  readonly delimiter: "," | ";" | "\t";
  /** Headings may stand lower: banks write names and periods above them. */
  readonly reference: readonly string[];
  readonly bookedAt: readonly string[];
  readonly memo: readonly string[];
  /** One signed column, or one of money in and one of money out. */
  readonly amount: readonly string[] | null;
  readonly credit: readonly string[] | null;
  readonly debit: readonly string[] | null;
};

/** One column of money in and one of money out. */
const TWO_COLUMNS = {
  reference: ["ma giao dich", "so giao dich", "so but toan", "so chung tu", "reference"],
  bookedAt: ["ngay hach toan", "ngay giao dich", "ngay", "date"],
  memo: ["noi dung", "noi dung giao dich", "dien giai", "noi dung chi tiet", "description"],
  amount: null,
  credit: ["co", "ghi co", "phat sinh co", "so tien ghi co", "credit"],
  debit: ["no", "ghi no", "phat sinh no", "so tien ghi no", "debit"],
};

/**
 * The layouts shipped; headings are compared without tone marks and capitals. A file whose headings fit none is refused
 * with the line where they were looked for, never guessed at.
 */
export const STATEMENT_LAYOUTS: readonly StatementLayout[] = [
  {
    code: "signed",
    delimiter: ",",
    reference: ["ma giao dich", "so giao dich", "transaction id", "reference"],
    bookedAt: ["ngay hach toan", "ngay giao dich", "booked at", "date"],
    memo: ["noi dung", "noi dung giao dich", "dien giai", "memo", "description"],
    amount: ["so tien", "amount"],
    credit: null,
    debit: null,
  },
  { ...TWO_COLUMNS, code: "two-columns", delimiter: "," },
  { ...TWO_COLUMNS, code: "two-columns-semicolon", delimiter: ";" },
];
