/** What the post collected at the door, and how it hands it in. */
export const postCashEn = {
  lead: "What the post collected on delivery and has not handed in.",
  empty: "No cash on delivery is owed.",
  collected: "Collected",
  owed: (f: { amount: string }) => `The post owes ${f.amount}`,
  record: "Settle what was handed in",
  reference: "Voucher number",
  amount: "Amount handed in (đồng)",
  on: "Day",
  method: "Handed in by",
  methods: { BANK: "Transfer", CASH: "Cash at the desk, into today's drawer of whoever records it" },
  past: "Settled before",
  none: "Nothing was settled yet.",
  unmatched: "Cash on delivery that fits no charge",
  unmatchedLead: "What the post collected and nothing of the dossier is owed for.",
  settled: "Spent on charges",
  left: "Not matched",
};
