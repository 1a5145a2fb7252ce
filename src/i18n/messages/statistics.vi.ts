/** Texts of figures: charts, the leader's page, the map and the transparency page. */
export const statisticsVi = {
  chart: { asTable: "Xem bảng số liệu" },
};
