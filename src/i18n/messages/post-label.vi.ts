/** Texts of the label of a parcel. */
export const postLabelVi = {
  title: "Nhãn bưu gửi",
  print: "In nhãn A6",
  from: "Nơi gửi",
  to: "Người nhận",
  cod: "Thu khi giao (COD)",
  noCod: "Không thu tiền",
  amount: (f: { amount: string }) => `${f.amount} đồng`,
  codeAlt: (f: { parcel: string }) => `Mã bưu gửi ${f.parcel}`,
};

/** What the simulated carrier of the demonstration says. */
export const postSimulatedVi = {
  receiver: "Người nhận (minh họa)",
  lost: "Thất lạc (minh họa)",
  absent: "Người nhận vắng nhà (minh họa)",
};
