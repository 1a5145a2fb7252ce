/** Texts of the label of a parcel. */
export const postLabelEn = {
  title: "Parcel label",
  print: "Print label (A6)",
  from: "From",
  to: "To",
  cod: "To collect at the door (COD)",
  noCod: "Nothing to collect",
  amount: (f: { amount: string }) => `${f.amount} đồng`,
  codeAlt: (f: { parcel: string }) => `Parcel code ${f.parcel}`,
};

/** What the simulated carrier of the demonstration says. */
export const postSimulatedEn = {
  receiver: "Receiver (sample)",
  lost: "Lost on the way (sample)",
  absent: "Nobody at home (sample)",
};
