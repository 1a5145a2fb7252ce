import { localMoment as moment } from "../local-moment.ts";
import { numberText } from "../number-text.ts";
import { actsVi } from "./acts.vi.ts";
import { screensVi } from "./screens.vi.ts";

type Status = keyof typeof screensVi.status;
type Codes = { codes: readonly string[] };
const { handOver, signResult, issueResult, returnResult } = actsVi.button;
const ACTS = { handOver, signResult, issueResult, returnResult };

const FIELDS: Readonly<Record<string, string>> = {
  reason: "lý do",
  instruction: "hướng dẫn",
  problem: "cần bổ sung gì",
  question: "nội dung hỏi",
  text: "nội dung trả lời",
  notice: "nội dung thông báo",
  finding: "kết quả xác minh",
  document: "số văn bản",
  note: "ghi chú",
  refundDecision: "phí, lệ phí trả lại",
  summary: "trích yếu",
  basis: "căn cứ",
};

const dong = (amount: number) => `${numberText(amount, "vi")} đồng`;
const list = (codes: readonly string[]) => codes.join(", ");
const day = (date: string) => date.split("-").toReversed().join("/");

/** How the office says no to an act on a dossier: the rule, and the next step. The law is beside the code in `refusals.ts`. */
export const dossierVi = {
  errors: {
    ACT_NOT_IN_STATE: (f: { status: Status }) =>
      `Hồ sơ đang ở trạng thái “${screensVi.status[f.status]}” nên chưa làm được việc này. Hãy tải lại trang để xem những việc làm được lúc này.`,
    DOSSIER_PAST:
      "Hồ sơ cũ đã kết thúc ở hệ thống trước, chỉ để tra cứu và thống kê. Nếu cần giải quyết tiếp, hãy lập hồ sơ mới.",
    TEXT_REQUIRED: (f: { field: string }) =>
      `Còn thiếu nội dung bắt buộc (${FIELDS[f.field] ?? f.field}). Hãy ghi cụ thể rồi gửi lại.`,
    LEGAL_GROUND_REQUIRED:
      "Từ chối, tạm dừng hoặc dừng giải quyết phải ghi căn cứ pháp lý. Hãy ghi điều, khoản, văn bản làm căn cứ.",
    FORM_NOT_VALID: "Tờ khai chưa hợp lệ. Hãy sửa các mục được nêu rồi nộp lại.",
    COMPONENTS_MISSING: (f: Codes) =>
      `Hồ sơ còn thiếu giấy tờ bắt buộc: ${list(f.codes)}. Hãy bổ sung đủ rồi nộp.`,
    PREPAYMENT_REQUIRED: "Thủ tục này thu phí, lệ phí trước khi nộp. Hãy nộp tiền rồi gửi hồ sơ.",
    COMPONENT_NOT_PUBLISHED: (f: Codes) =>
      `Giấy tờ ${list(f.codes)} không có trong thành phần hồ sơ đã công bố nên không được yêu cầu hay nhận. Hãy chọn trong danh mục của thủ tục.`,
    SCAN_NOT_COMPARED: (f: Codes) =>
      `Chưa xác nhận đã đối chiếu với bản chính: ${f.codes.join(", ")}. Hãy so bản quét với bản chính rồi đánh dấu.`,
    SCAN_DATED_AHEAD: (f: Codes) =>
      `Ngày cấp còn ở phía trước: ${f.codes.join(", ")}. Hãy xem lại ngày trên giấy tờ.`,
    COMPONENT_NOT_HELD: (f: Codes) =>
      `Cơ quan không giữ giấy tờ ${list(f.codes)} của hồ sơ này. Hãy chọn giấy tờ đang giữ.`,
    CUSTODY_MOVES_REQUIRED: "Chưa ghi giấy tờ nào được giao nhận. Hãy chọn ít nhất một giấy tờ.",
    SUPPLEMENT_ITEMS_REQUIRED:
      "Phiếu yêu cầu bổ sung phải nêu ít nhất một giấy tờ. Hãy chọn giấy tờ và ghi rõ cần bổ sung gì.",
    SUPPLEMENT_ASKED_ONCE: (f: Codes) =>
      `Chỉ hướng dẫn bổ sung một lần, đầy đủ. Giấy tờ ${list(f.codes)} chưa được nêu ở lần trước nên không được yêu cầu thêm; hãy chỉ nhắc lại những gì còn thiếu.`,
    SUPPLEMENT_ALREADY_OPEN: (f: { round: number }) =>
      `Yêu cầu bổ sung lần ${f.round} đã được duyệt và chưa gửi. Hãy gửi hoặc hoàn tất yêu cầu đó trước.`,
    SUPPLEMENT_TOO_LATE: (f: { lastOn: string }) =>
      `Thủ tục chỉ cho yêu cầu bổ sung đến ngày ${day(f.lastOn)}. Hãy giải quyết trên hồ sơ hiện có hoặc trình gia hạn.`,
    SUPPLEMENT_NOT_PROPOSED: "Chưa có đề xuất bổ sung nào chờ duyệt. Chuyên viên cần đề xuất trước.",
    SUPPLEMENT_NOT_APPROVED:
      "Yêu cầu bổ sung chưa được trưởng bộ phận hoặc lãnh đạo duyệt. Hãy trình duyệt trước khi gửi.",
    SUPPLEMENT_ROUNDS_EXHAUSTED: (f: { max: number }) =>
      `Hồ sơ chỉ được yêu cầu bổ sung ${f.max} lần; thêm một lần sẽ bị tính quá hạn. Muốn yêu cầu nữa, lãnh đạo phải duyệt và ghi lý do.`,
    SUPPLEMENT_ITEMS_MISSING: (f: Codes) =>
      `Chưa có giấy tờ cho mục ${list(f.codes)}. Hãy nộp đủ các giấy tờ đã yêu cầu trong một lần.`,
    SUPPLEMENT_NOT_ANSWERED: "Người nộp chưa bổ sung giấy tờ. Chỉ xác nhận sau khi nhận được giấy tờ.",
    SUPPLEMENT_ITEMS_NOT_ACCEPTED: (f: Codes) =>
      `Chưa đánh dấu đạt cho giấy tờ ${list(f.codes)}. Hãy kiểm tra đủ mọi giấy tờ; nếu chưa đạt, đề nghị người nộp nộp lại.`,
    SUPPLEMENT_WINDOW_OPEN: (f: { respondBy: string | null }) =>
      f.respondBy === null
        ? "Không có thời hạn bổ sung nào đã hết. Chưa thể từ chối hoặc dừng vì lý do không bổ sung."
        : `Người nộp còn thời hạn bổ sung đến hết ngày ${day(f.respondBy)}. Hãy chờ hết hạn.`,
    SUPPLEMENT_ANSWERED: (f: { answeredAt: string }) =>
      `Người nộp đã bổ sung lúc ${moment(f.answeredAt)}. Hãy kiểm tra giấy tờ thay vì dừng hồ sơ.`,
    OWN_PROPOSAL: "Người đề xuất không được tự duyệt. Hãy chuyển trưởng bộ phận hoặc lãnh đạo khác.",
    TASK_DONE: (f: { stepName: string; stepNameEn: string; finishedAt: string }) =>
      `Bước “${f.stepName}” đã được hoàn thành lúc ${moment(f.finishedAt)}. Hãy tải lại trang để xem bước tiếp theo.`,
    TASK_HELD_ELSEWHERE:
      "Bước này do vai trò, đơn vị khác giữ. Chỉ người có vai trò tại đơn vị đang giữ bước mới được thực hiện; nếu được ủy quyền, hãy kiểm tra thời hạn ủy quyền.",
    TASK_ASSIGNED_TO_OTHER:
      "Việc này đã được phân công cho người khác. Hãy đề nghị trưởng bộ phận phân công lại.",
    TASK_ALREADY_ASSIGNED: "Việc này đã được phân công cho người đó. Không cần làm gì thêm.",
    TASK_NEEDS_ITS_ACT: (f: { act: keyof typeof ACTS }) =>
      `Bước này chỉ hoàn thành bằng việc “${ACTS[f.act]}”. Hãy dùng đúng nút đó.`,
    NO_TASK_OF_STAGE: "Quy trình chưa đến bước này. Hãy hoàn thành các bước trước.",
    CONSULTATION_UNITS_REQUIRED: "Chưa chọn đơn vị lấy ý kiến. Hãy chọn ít nhất một đơn vị.",
    CONSULTATION_ALREADY_OPEN: "Đang có một lần lấy ý kiến chưa kết thúc. Hãy kết thúc trước khi tiếp tục.",
    CONSULTATION_DUE_OUT_OF_RANGE: (f: { latest: string | null }) =>
      f.latest === null
        ? "Hạn trả lời không được trước hôm nay. Hãy chọn lại ngày."
        : `Hạn trả lời phải từ hôm nay đến ${day(f.latest)}, trong thời hạn còn lại của hồ sơ. Hãy chọn lại ngày.`,
    CONSULTATION_NOT_OPEN: "Không có lần lấy ý kiến nào đang mở. Hãy tải lại trang.",
    CONSULTATION_UNIT_NOT_ASKED:
      "Đơn vị này không được lấy ý kiến trong lần này. Chỉ đơn vị được hỏi mới trả lời.",
    CONSULTATION_OF_OTHER_UNIT:
      "Chỉ công chức của chính đơn vị được hỏi mới trả lời thay đơn vị đó. Hãy để họ trả lời.",
    CONSULTATION_ALREADY_ANSWERED: (f: { at: string }) =>
      `Đơn vị đã trả lời lúc ${moment(f.at)}. Mỗi đơn vị trả lời một lần.`,
    CONSULTATION_ANSWERED: (f: { at: string }) =>
      `Đã có đơn vị trả lời lúc ${moment(f.at)} nên không thu hồi được nữa. Hãy chờ đủ ý kiến rồi kết thúc lấy ý kiến.`,
    STEP_AWAITS_VERIFICATION:
      "Việc xác minh chưa kết thúc. Hãy ghi kết quả xác minh trước khi xong bước này.",
    STEP_AWAITS_SUPPLEMENT:
      "Yêu cầu bổ sung đã đề xuất mà chưa gửi người nộp. Hãy gửi, hoặc bỏ đề xuất, trước khi xong bước này.",
    CONSULTATION_WAITING: (f: { dueAt: string }) =>
      `Còn đơn vị chưa trả lời, hạn đến ${moment(f.dueAt)}. Hãy chờ đủ ý kiến hoặc hết hạn; im lặng không được coi là đồng ý.`,
    VERIFICATION_NOT_ALLOWED:
      "Trường hợp này của thủ tục không có thời gian xác minh. Hãy giải quyết trên hồ sơ hiện có.",
    VERIFICATION_ALREADY_USED: "Hồ sơ đã xác minh một lần; thời hạn xác minh chỉ được cộng một lần.",
    VERIFICATION_NOT_OPEN: "Không có việc xác minh nào đang mở. Hãy tải lại trang.",
    VERIFICATION_OPEN: "Việc xác minh chưa kết thúc nên chưa ký được. Hãy ghi kết quả xác minh trước.",
    VERIFICATION_STEP_OPEN: "Quy trình còn bước xác minh đang mở. Hãy hoàn thành bước đó.",
    DRAFT_NOT_AWAITED: "Không có dự thảo nào chờ người nộp xác nhận. Có thể đã hết thời gian xác nhận.",
    TIMER_NOT_DUE: (f: { dueAt: string }) => `Thời hạn chờ đến ${moment(f.dueAt)} mới hết.`,
    AMOUNT_NOT_POSITIVE:
      "Số tiền phải là số đồng nguyên, lớn hơn 0. Nếu được miễn, không cần thông báo nộp tiền.",
    PAYMENT_ALREADY_CHARGED: (f: { amountDong: number }) =>
      `Hồ sơ đã có khoản thu ${dong(f.amountDong)} chưa nộp. Hãy đánh dấu khoản đó thay vì ghi lại số tiền, để người nộp không phải nộp hai lần.`,
    PAYMENT_SUM_DIFFERS: (f: { amountDong: number }) =>
      `Các khoản đã chọn cộng lại là ${dong(f.amountDong)}. Hãy để trống ô số tiền, hoặc ghi đúng số đó.`,
    PAYMENT_CHARGE_NOT_DUE: "Khoản thu đã chọn không còn phải nộp. Hãy tải lại trang và chọn lại.",
    PAYMENT_PROOF_REQUIRED: "Hãy ghi số biên lai (đã nộp) hoặc lý do miễn, giảm; chỉ một trong hai.",
    PAID_ON_IN_FUTURE: (f: { paidOn: string }) =>
      `Ngày nộp tiền ${day(f.paidOn)} còn ở phía trước. Hãy ghi ngày trên chứng từ.`,
    EXEMPTION_BY_CASHIER:
      "Người thu tiền không được tự duyệt miễn, giảm. Hãy ghi người có thẩm quyền đã duyệt.",
    EXTENSION_WHILE_PAUSED:
      "Thời hạn đang tạm dừng nên chưa gia hạn được. Hãy chờ thời hạn tính tiếp rồi mới gia hạn nếu còn cần.",
    NO_DUE_DATE: "Hồ sơ này không có thời hạn giải quyết nên không cần gia hạn.",
    EXTENSIONS_EXHAUSTED: (f: { max: number }) =>
      `Chỉ được xin lỗi và gia hạn ${f.max} lần. Hãy báo cáo lãnh đạo để xử lý, không hẹn thêm ngày mới.`,
    EXTENSION_NOT_WORKING_DAY: (f: { newDueOn: string }) =>
      `Ngày ${day(f.newDueOn)} không phải ngày làm việc. Hãy chọn một ngày làm việc.`,
    EXTENSION_NOT_LATER: (f: { dueAt: string }) =>
      `Ngày hẹn mới phải sau ngày hẹn hiện tại (${moment(f.dueAt)}). Hãy chọn ngày muộn hơn.`,
    EXTENSION_NOT_PROPOSED: "Chưa có dự thảo gia hạn nào chờ ký. Chuyên viên cần soạn trước.",
    LATE_CAUSE_UNKNOWN:
      "Nguyên nhân chậm không có trong danh mục đang áp dụng. Hãy chọn một nguyên nhân trong danh mục, hoặc để trống.",
    NOTHING_AMENDED: "Chưa có mục nào thay đổi. Hãy sửa mục ghi sai rồi lưu.",
    HAND_OVER_BEGUN:
      "Nơi nhận đã có người nhận việc hoặc đã xử lý nên không lấy lại được nữa. Hãy nhờ người đang giữ bấm “Trả lại bước trước”.",
    HAND_OVER_BY_OTHER:
      "Chỉ người đã chuyển hồ sơ mới lấy lại được. Hãy nhờ người đó, hoặc nhờ nơi nhận bấm “Trả lại bước trước”.",
    DUE_UNCHANGED: "Lịch mới không làm đổi ngày hẹn của hồ sơ này. Không cần làm gì.",
    RESULT_ALREADY_SIGNED: (f: { signedAt: string }) =>
      `Kết quả đã được ký lúc ${moment(f.signedAt)} nên không làm được việc này nữa. Sai sót sau khi ký được xử lý bằng trả lại bước trước hoặc mở lại.`,
    RESULT_DRAFT_OUTDATED:
      "Dự thảo kết quả được lập trước khi sửa thông tin đã khai nên chưa ký được. Hãy lập lại dự thảo, hoặc trả lại bước trước để người thụ lý lập lại.",
    SIGNER_IS_SPECIALIST:
      "Người đã thụ lý hồ sơ không được ký kết quả của chính hồ sơ đó. Hãy chuyển lãnh đạo khác ký.",
    RESULT_NOT_SIGNED: "Kết quả chưa được ký nên chưa vào số, phát hành được. Hãy trình ký trước.",
    RESULT_NUMBER_REQUIRED: "Kết quả phát hành phải có số, ký hiệu. Hãy lấy số trước.",
    RESULT_NUMBER_VOIDED: (f: { number: string }) =>
      `Số ${f.number} đã hủy và không được dùng lại. Hãy lấy số mới.`,
    RESULT_FILE_REQUIRED: "Phải lưu ít nhất một tệp kết quả đã ký, đóng dấu. Hãy tải tệp lên.",
    CHILDREN_OPEN:
      "Còn hồ sơ thành phần bắt buộc chưa xong nên hồ sơ liên thông chưa có kết quả. Hãy chờ các hồ sơ đó.",
    FEES_NOT_SETTLED: "Phí, lệ phí chưa nộp đủ nên chưa trả kết quả. Hãy thu hoặc xác nhận miễn trước.",
    RECEIVER_REQUIRED:
      "Phải ghi người nhận kết quả và giấy tờ đã kiểm tra. Hãy kiểm tra giấy tờ tùy thân, mã QR hoặc OTP.",
    RECEIVER_NOT_SEEN:
      "Trả bản điện tử thì không ai đến nhận: không ghi người nhận và giấy tờ đã kiểm tra. Hãy bỏ các mục đó, hoặc chọn cách trả khác.",
    AUTHORISATION_REQUIRED:
      "Người được ủy quyền nhận kết quả phải có văn bản ủy quyền. Hãy xem văn bản đó và đánh dấu đã xem.",
    CONSIGNMENT_REQUIRED: "Trả qua bưu chính phải ghi số hiệu bưu gửi. Hãy ghi số trên phiếu gửi.",
    DELIVERY_NOT_ONLINE:
      "Hệ thống chỉ tự trả kết quả trực tuyến, hoặc khi bưu chính báo đã phát và nêu người ký nhận. Kết quả giấy khác do cán bộ trả.",
    CHILD_ALREADY_LINKED: "Hồ sơ thành phần này đã được gắn với hồ sơ liên thông.",
    CHILD_UNKNOWN: "Hồ sơ này không phải hồ sơ thành phần của hồ sơ liên thông. Hãy kiểm tra mã hồ sơ.",
    CHILD_ALREADY_CLOSED: "Hồ sơ thành phần đã được ghi nhận kết thúc.",
    NESTED_CHILD: "Hồ sơ thành phần không có hồ sơ thành phần của riêng nó. Hãy mở từ hồ sơ liên thông.",
    RESULT_HAS_NO_NUMBER:
      "Hồ sơ không có kết quả mang số riêng để thu hồi hay thay thế. Hãy mở hồ sơ thành phần có kết quả.",
    RESULT_NOT_IN_FORCE: ({ since }: { since: string }) =>
      `Kết quả đã bị thu hồi hoặc thay thế từ ${moment(since)}.`,
    RESULT_HAS_NO_LINK:
      "Kết quả này không gửi bằng đường dẫn: người nhận có tài khoản, hoặc không có số định danh, số điện thoại hay thư điện tử. Người nhận xem khi đăng nhập bằng VNeID, hoặc đến quầy.",
    RESULT_SENT_OFTEN: ({ times }: { times: number }) =>
      `Đường dẫn đã được gửi lại ${times} lần nên không gửi thêm. Mời người nhận mang giấy tờ tùy thân đến quầy.`,
    REPLACEMENT_UNKNOWN: ({ number }: { number: string }) =>
      `Cơ quan không có văn bản số ${number} khác cùng thủ tục đang có hiệu lực. Hãy ghi đúng số, ký hiệu của văn bản đã phát hành.`,
    BUNDLE_NOT_REOPENED:
      "Hồ sơ liên thông không có kết quả riêng để mở lại. Hãy mở lại hồ sơ thành phần có sai sót.",
    REOPEN_PAST_SIGNATURE:
      "Mở lại phải quay về bước ký hoặc trước bước ký, vì số cũ đã hủy. Hãy chọn lại bước.",
    ALREADY_COMPETENT: "Hồ sơ đang ở đúng cơ quan này. Hãy chọn cơ quan khác.",
  },
};
