import { postCashVi } from "./post-cash.vi.ts";
import { postFoundVi } from "./post-found.vi.ts";
import { postLabelVi, postSimulatedVi } from "./post-label.vi.ts";
import { postParcelVi } from "./post-parcel.vi.ts";

type Parcel = { readonly parcel: string };
type State =
  | "CREATED"
  | "HANDED_OVER"
  | "IN_TRANSIT"
  | "FAILED"
  | "RETURNING"
  | "LOST"
  | "DAMAGED"
  | "DELIVERED"
  | "RETURNED"
  | "CANCELLED";
type SheetState = "OPEN" | "GIVEN" | "CLOSED" | "CANCELLED";

const states = {
  CREATED: "Chờ giao bưu chính",
  HANDED_OVER: "Đã giao bưu chính",
  IN_TRANSIT: "Đang vận chuyển",
  FAILED: "Phát chưa thành công",
  RETURNING: "Đang chuyển hoàn",
  LOST: "Báo mất",
  DAMAGED: "Báo hư hỏng",
  DELIVERED: "Đã phát",
  RETURNED: "Đã chuyển hoàn",
  CANCELLED: "Không gửi nữa",
} as const satisfies Record<State, string>;

/** Texts of parcels, hand-over sheets and money collected by the public post. */
export const postVi = {
  errors: {
    POST_CODE_UNKNOWN: (f: Parcel) =>
      `Không có bưu gửi ${f.parcel} ở đơn vị này. Kiểm tra lại mã đã quét hoặc gõ.`,
    POST_DOSSIER_UNKNOWN: (f: { dossier: string }) =>
      `Không có hồ sơ ${f.dossier} trong phạm vi của ông/bà. Kiểm tra lại mã, hoặc mở bưu gửi thành hồ sơ mới.`,
    POST_PARCEL_STATE: (f: Parcel & { state: State }) =>
      `Bưu gửi ${f.parcel} đang ở trạng thái “${states[f.state]}” nên không làm được việc này.`,
    POST_PARCEL_ON_SHEET: (f: Parcel) => `Bưu gửi ${f.parcel} đã có trên một bảng kê chưa ký xong.`,
    POST_ADDRESS_MISSING: (f: Parcel) =>
      `Bưu gửi ${f.parcel} chưa có địa chỉ người nhận. Mở bưu gửi để ghi địa chỉ rồi đưa vào bảng kê.`,
    POST_CARRIER_UNKNOWN:
      "Đơn vị bưu chính này không có hoặc không còn hoạt động. Chọn một bưu cục trong danh sách.",
    POST_SHEET_STATE: (f: { state: SheetState }) =>
      ({
        OPEN: "Bảng kê còn đang lập, bên giao chưa ký.",
        GIVEN: "Bên giao đã ký bảng kê, không sửa được nữa. Có thể hủy bảng kê để lập lại.",
        CLOSED: "Hai bên đã ký bảng kê.",
        CANCELLED: "Bảng kê đã hủy.",
      })[f.state],
    POST_NOTHING_CHOSEN: "Hãy chọn ít nhất một bưu gửi rồi lập bảng kê.",
    POST_SHEET_EMPTY: "Bảng kê chưa có bưu gửi nào.",
    POST_COUNT_DIFFERS: (f: { counted: number; listed: number }) =>
      `Đếm được ${f.counted} bưu gửi nhưng danh sách có ${f.listed}. Hãy đếm lại.`,
    POST_TICKS_DIFFER: (f: { counted: number; ticked: number }) =>
      f.ticked === 0
        ? `Ghi đếm được ${f.counted} bưu gửi nhưng không chọn bưu gửi nào là có. Xem lại từng bưu gửi rồi ký.`
        : `Đã chọn ${f.ticked} bưu gửi là có nhưng ghi đếm được ${f.counted}. Đếm lại, sửa số đếm hoặc chỗ chọn cho khớp.`,
    POST_DAMAGE_UNSAID: (f: Parcel) =>
      `Ghi rõ bưu gửi ${f.parcel} rách, ướt hoặc bị mở thế nào trước khi ký.`,
    POST_PHOTO_KIND: (f: Parcel) =>
      `Tệp của bưu gửi ${f.parcel} không phải ảnh JPEG, PNG hay PDF. Chọn ảnh chụp.`,
    POST_REPORT_NONE: "Bảng kê này không có biên bản nào chờ bên giao ký.",
    POST_DIFFERENCE_REQUIRED: (f: { missing: number }) =>
      `Thiếu ${f.missing} bưu gửi so với bảng kê. Ghi rõ chênh lệch trước khi ký.`,
    POST_SAME_PERSON: "Một người không ký được cho cả hai bên. Bên nhận phải là người khác.",
    POST_FILE_UNREADABLE: (f: { line: number; problem: string }) =>
      `Dòng ${f.line} của tệp không đọc được: ${f.problem}. Chưa nhập dòng nào.`,
    POST_REMITTANCE_LINES: (f: { parcels: readonly string[] }) =>
      f.parcels.length === 0
        ? "Chưa chọn bưu gửi nào."
        : `Không đối soát được các bưu gửi: ${f.parcels.join(", ")}. Chúng không có tiền thu hộ, đã nộp rồi, hoặc của đơn vị khác.`,
    POST_REMITTANCE_SUM: (f: { statedDong: number; collectedDong: number }) =>
      `Số tiền nộp ${f.statedDong.toLocaleString("vi-VN")} đồng khác tổng đã thu hộ ${f.collectedDong.toLocaleString("vi-VN")} đồng. Chưa ghi nhận.`,
    POST_REMITTANCE_TAKEN: (f: { reference: string }) => `Chứng từ ${f.reference} đã được đối soát.`,
    POST_CARRIER_UNREACHABLE: "Hệ thống của bưu chính không trả lời. Hệ thống sẽ tự đọc lại sau ít phút.",
  },
  states,
  sheetStates: { OPEN: "Đang lập", GIVEN: "Chờ bên nhận ký", CLOSED: "Hai bên đã ký", CANCELLED: "Đã hủy" },
  directions: { TO_POST: "Giao cho bưu chính", TO_OFFICE: "Bưu chính giao lại" },
  because: {
    UNKNOWN_PARCEL: "Không có bưu gửi này",
    OTHER_CARRIER: "Bưu gửi do đơn vị bưu chính khác giữ",
    NOT_HANDED_OVER: "Chưa giao cho bưu chính",
    PROOF_MISSING: "Không nêu người ký nhận và cách kiểm tra nhân thân",
    COD_DIFFERS: "Tiền thu hộ khác số phải thu",
    AFTER_END: "Trái với trạng thái cuối đã ghi",
    CONTENT_DIFFERS: "Báo lại cùng mã sự kiện với nội dung khác",
    IN_FUTURE: "Thời điểm ở tương lai",
  },
  /** What a citizen reads. */
  said: {
    OUT: {
      CREATED: "Kết quả đang được đóng gói để gửi bưu chính",
      HANDED_OVER: "Đã giao cho bưu chính",
      IN_TRANSIT: "Bưu chính đang chuyển",
      FAILED: "Bưu chính đã đến phát nhưng chưa gặp người nhận",
      RETURNING: "Không phát được; bưu chính đang chuyển hoàn về cơ quan",
      LOST: "Bưu chính báo thất lạc; cơ quan đang xử lý và sẽ liên hệ",
      DAMAGED: "Bưu chính báo hư hỏng; cơ quan đang xử lý và sẽ liên hệ",
      DELIVERED: "Đã phát đến người nhận",
      RETURNED: "Đã về lại cơ quan: nhận tại quầy, hoặc báo địa chỉ đúng để gửi lại",
      CANCELLED: "Không gửi qua bưu chính nữa",
    },
    IN: {
      CREATED: "Bưu chính đã thu gom hồ sơ",
      HANDED_OVER: "Bưu chính đã nhận hồ sơ",
      IN_TRANSIT: "Bưu chính đang chuyển hồ sơ",
      FAILED: "Bưu chính chưa giao được hồ sơ",
      RETURNING: "Bưu chính đang chuyển trả hồ sơ cho người gửi",
      LOST: "Bưu chính báo thất lạc hồ sơ",
      DAMAGED: "Bưu chính báo hư hỏng hồ sơ",
      DELIVERED: "Hồ sơ đã đến cơ quan",
      RETURNED: "Hồ sơ đã trả lại người gửi",
      CANCELLED: "Đã hủy thu gom",
    },
  },
  aside: { OUT: "Gửi kết quả qua bưu chính", IN: "Hồ sơ gửi qua bưu chính" },
  parcelPage: (f: { code: string }) => `Bưu gửi ${f.code}`,
  tabs: {
    label: "Các danh sách bưu gửi",
    TO_POST: "Chờ gửi",
    SHEETS: "Bảng kê",
    CARRIED: "Bưu chính đang giữ",
    TROUBLED: "Có vướng mắc",
    ARRIVED: "Hồ sơ đến",
    COLLECTED: "Tiền thu hộ",
    COLLECT: "Thu gom hồ sơ",
  },
  title: "Bưu chính công ích",
  parcel: "Bưu gửi",
  dossier: "Hồ sơ",
  receiver: "Người nhận",
  sender: "Người gửi",
  party: "Người nhận / người gửi",
  state: "Trạng thái",
  since: "Từ",
  cod: "Tiền thu hộ",
  noCod: "Không thu",
  stillOwed: (f: { owed: string }) => `Còn phải thu ${f.owed}`,
  owedUnknown: "Chưa rõ số phải thu",
  carrier: "Bưu cục",
  scan: "Quét hoặc gõ mã bưu gửi",
  find: "Tìm bưu gửi",
  toPost: {
    lead: "Kết quả đã ban hành, người dân chọn nhận qua bưu chính. Chọn bưu gửi để lập bảng kê giao cho bưu chính.",
    empty: "Không có kết quả nào chờ gửi.",
    chosen: "Chọn",
    choose: (f: { code: string }) => `Chọn bưu gửi ${f.code}`,
    make: "Lập bảng kê giao bưu chính",
    onSheet: "Đã lên bảng kê",
    noCarrier: "Chưa khai báo bưu cục nào. Quản trị đơn vị thêm đơn vị loại “Bưu chính”.",
  },
  sheets: {
    empty: "Chưa có bảng kê trong ngày này.",
    number: "Số",
    day: "Ngày",
    direction: "Chiều",
    parcels: "Số bưu gửi",
    show: "Xem ngày",
    openIn: "Lập bảng kê giao lại cho Một cửa",
    openEmpty: "Lập bảng kê trống để quét",
    office: "Bộ phận Một cửa",
  },
  sheet: {
    title: (f: { number: string; day: string }) => `Bảng kê giao nhận số ${f.number} ngày ${f.day}`,
    print: "Bản in (PDF)",
    add: "Đưa vào bảng kê",
    remove: (f: { code: string }) => `Bỏ ${f.code} khỏi bảng kê`,
    removeShort: "Bỏ",
    items: "Bưu gửi trên bảng kê",
    none: "Chưa có bưu gửi nào. Quét mã trên bưu gửi để đưa vào.",
    count: "Số bưu gửi đếm được",
    countHint: "Đếm bưu gửi thật trên bàn rồi gõ số, không chép lại từ danh sách.",
    give: "Bên giao ký",
    giveLead: "Sau khi ký, bảng kê không sửa được; bên nhận đếm và ký tiếp.",
    receive: "Bên nhận ký",
    receiveLead:
      "Xem từng bưu gửi trên bàn rồi chọn. Bưu gửi không có thì không chuyển sang bên nhận; thiếu hoặc hư hỏng thì có biên bản và sự cố để theo dõi.",
    found: "Tình trạng",
    difference: "Chênh lệch",
    differenceHint: "Bắt buộc khi có bưu gửi không có; cũng ghi bưu gửi thừa.",
    waitsFor: { office: "Chờ Bộ phận Một cửa ký", carrier: "Chờ bưu chính ký" },
    cancel: "Hủy bảng kê",
    cancelLead: "Bưu gửi trở lại danh sách chờ. Chỉ hủy được khi bên nhận chưa ký.",
    signed: (f: { who: string; when: string; count: number }) => `${f.who}, ${f.when}: ${f.count} bưu gửi`,
    given: "Bên giao",
    received: "Bên nhận",
    missing: "Thiếu",
    there: "Có",
    codSum: "Tổng tiền thu hộ",
    codBack: "Tiền thu hộ (chưa thu)",
    codCorrected: "Tổng tiền thu hộ đúng",
    codCorrectedTo: (f: { amount: string; signed: string; absent: string; parcels: number }) =>
      `${f.amount}: bảng kê đã ký ${f.signed}, trừ ${f.absent} của ${f.parcels} bưu gửi thiếu khi kiểm, bưu chính không nhận nên không thu.`,
    codSigned: (f: { signed: string }) => `Đã ký ${f.signed}, có bưu gửi thiếu`,
    codDiffers: (f: { count: number }) =>
      `Ở ${f.count} bưu gửi, tiền thu hộ khác số còn phải thu của hồ sơ. Sửa trước khi ký: ký xong bưu chính chỉ thu số ghi trên bảng kê.`,
  },
  carried: { empty: "Bưu chính không giữ bưu gửi nào.", lead: "Bưu gửi bưu chính đã nhận và chưa phát." },
  troubled: {
    lead: "Phát chưa thành công, đang chuyển hoàn, đã chuyển hoàn, mất, thiếu, hư hỏng, cần thu hồi; và thông tin bưu chính báo về mà hệ thống không tin.",
    empty: "Không có bưu gửi nào vướng mắc.",
    recalled: "Cần thu hồi: kết quả đã bị hủy hoặc đã trả",
    notClosed: "Đã phát nhưng hồ sơ chưa ghi trả kết quả",
    failures: (f: { count: number }) => `${f.count} lần phát không thành công`,
    disbelieved: "Thông tin không nhận",
    told: "Bưu chính báo",
    why: "Vì sao không nhận",
    setAside: "Đã xem, bỏ qua",
    importTitle: "Nhập tệp trạng thái của bưu chính",
    importHint:
      "Tệp CSV, dòng đầu là tên cột: event,parcel,state,at,reason,receiver,relation,identity,collected. Nhập lại cùng tệp không có tác dụng lần hai.",
    file: "Tệp CSV",
    importDo: "Nhập tệp",
    imported: (f: { taken: number; applied: number; refused: number; foreign: number }) =>
      `Đã đọc ${f.taken} dòng: ${f.applied} ghi vào bưu gửi, ${f.refused} không nhận, ${f.foreign} của đơn vị khác; còn lại đã biết hoặc đến muộn.`,
  },
  arrived: {
    lead: "Hồ sơ giấy bưu chính đã giao, chưa mở. Mở bưu gửi, kiểm giấy tờ và ghi nhận hồ sơ để vào danh sách chờ kiểm tra.",
    empty: "Không có bưu gửi nào chờ mở.",
    open: "Mở bưu gửi",
    papers: "Giấy tờ theo danh mục thu gom",
  },
  collect: {
    title: "Thu gom hồ sơ",
    lead: "Kiểm giấy tờ trước mặt người gửi, ghi danh mục rồi dán mã lên bưu gửi.",
    office: "Gửi đến",
    name: "Họ tên người gửi",
    phone: "Điện thoại",
    address: "Địa chỉ",
    papers: "Danh mục giấy tờ",
    papersHint: "Mỗi dòng một loại, thêm “x số lượng” ở cuối nếu có nhiều, ví dụ: Bản sao giấy khai sinh x 2",
    make: "Nhận và lấy mã",
    made: "Ghi hoặc dán mã này lên bưu gửi",
  },
  found: postFoundVi,
  one: postParcelVi,
  cash: postCashVi,
  words: {
    required: (f: { label: string }) => `Chưa ghi: ${f.label}.`,
    number: (f: { label: string }) => `${f.label}: gõ một số nguyên, không âm.`,
    day: (f: { label: string }) => `${f.label}: gõ ngày đúng.`,
  },
  print: {
    title: "Bảng kê giao nhận bưu gửi",
    formNumber: (f: { number: string }) => `Số: ${f.number}/BKGN`,
    issuedWith: "Dịch vụ bưu chính công ích (Nghị định 118/2025/NĐ-CP)",
    receiver: (f: { carrier: string }) => `Bưu chính: ${f.carrier}`,
    measure: "Đơn vị tiền: đồng",
    columns: {
      line: "TT",
      parcel: "Mã bưu gửi",
      dossier: "Mã hồ sơ",
      party: "Người nhận / người gửi, địa chỉ",
      cod: "Thu hộ",
      codBack: "Thu hộ (chưa thu)",
      found: "Bên nhận",
    },
    total: (f: { count: number }) => `Cộng: ${f.count} bưu gửi`,
    giver: "Bên giao",
    taker: "Bên nhận",
    signHint: "(Ký, ghi rõ họ tên)",
    signed: (f: { side: string; who: string; when: string; count: number }) =>
      `${f.side}: ${f.who} đã ký trên hệ thống lúc ${f.when}, xác nhận ${f.count} bưu gửi.`,
    unsigned: (f: { side: string }) => `${f.side}: chưa ký trên hệ thống.`,
    difference: (f: { text: string }) => `Chênh lệch: ${f.text}`,
    none: "Không có chênh lệch.",
  },
  label: postLabelVi,
  simulated: postSimulatedVi,
  verified: (f: { parcels: number; wrong: number }) =>
    f.wrong === 0
      ? `Bưu chính: ${f.parcels} bưu gửi khớp.`
      : `Bưu chính: ${f.parcels} bưu gửi, ${f.wrong} chỗ không khớp.`,
  wrong: (f: { rule: string; about: string; detail: string }) =>
    `Bưu chính ${f.about}: ${f.rule} (${f.detail})`,
};
