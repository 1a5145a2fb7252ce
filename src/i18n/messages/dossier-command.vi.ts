import { localMoment } from "../local-moment.ts";
import { actsVi } from "./acts.vi.ts";
import { deskVi } from "./desk.vi.ts";
import { signatureVi } from "./signature.vi.ts";

const VERDICTS: Readonly<Record<string, string>> = signatureVi.verdicts;

type Changed = {
  readonly by: { readonly kind: string };
  readonly byName: string | null;
  readonly at: string;
  readonly what: string;
  readonly version: number;
};

const EVENTS: Readonly<Record<string, string>> = actsVi.event;
const { citizen, guest, system, someone } = deskVi.dossier;
const WHO: Readonly<Record<string, string>> = { citizen, guest, system };

/** How the command layer of the dossier says no: what happened, why, and the next step. */
export const dossierCommandVi = {
  errors: {
    DOSSIER_CHANGED: (facts: Changed) =>
      `${facts.byName ?? WHO[facts.by.kind] ?? someone} vừa ghi “${EVENTS[facts.what] ?? facts.what}” vào hồ sơ này lúc ${localMoment(facts.at)}. Nội dung đã nhập vẫn còn; hãy tải lại để xem phiên bản ${facts.version} rồi làm tiếp.`,
    DOSSIER_UNIT_NOT_OPEN:
      "Cơ quan được chọn không tồn tại hoặc đã ngừng hoạt động. Hãy chọn cơ quan đang hoạt động.",
    DOSSIER_NOT_OPEN_ELSEWHERE:
      "Thủ tục này chưa được công bố tiếp nhận phi địa giới. Hãy nộp tại cơ quan có thẩm quyền, hoặc nộp trực tuyến (Nghị định 118/2025/NĐ-CP).",
    DOSSIER_PROCEDURE_NOT_PUBLISHED:
      "Thủ tục không có phiên bản đang có hiệu lực hôm nay nên chưa thể tiếp nhận. Hãy hỏi bộ phận kiểm soát thủ tục.",
    RESULT_PAPER_NOT_SHIPPED:
      "Thủ tục này chưa có mẫu kết quả trong phần mềm. Hãy tải tệp kết quả lên khi phát hành.",
    AMENDMENT_CHANGES_CASE: (facts: { fields: readonly { vi: string; en: string | null }[] }) =>
      `Sửa như vậy thì trường hợp, giấy tờ, phí hoặc thời hạn sẽ khác${facts.fields.length === 0 ? "" : ` (${facts.fields.map((each) => each.vi).join("; ")})`}. Đó không còn là sửa lỗi ghi: hãy hướng dẫn người nộp rút hồ sơ và nộp lại.`,
    AMENDMENT_OF_CONFIRMED:
      "Hồ sơ nộp bằng tài khoản VNeID: họ tên và số định danh của người nộp lấy từ VNeID, không sửa được tại đây. Nếu VNeID ghi sai, người nộp đề nghị cơ quan công an sửa.",
    RESULT_TEMPLATE_CHANGED:
      "Mẫu giấy của kết quả đã thay đổi sau khi ông/bà mở trang này. Hãy xem lại văn bản rồi ký.",
    RESULT_FIELDS_MISSING: (facts: { fields: readonly { vi: string; en: string | null }[] }) =>
      `Chưa đủ nội dung để lập kết quả. Còn thiếu: ${facts.fields.map((each) => each.vi).join("; ")}. Hãy ghi đủ rồi lập lại.`,
    DOSSIER_CASE_UNKNOWN:
      "Không có trường hợp nào của thủ tục phù hợp với thông tin đã khai. Hãy kiểm tra lại tờ khai hoặc chọn trường hợp.",
    DOSSIER_PROCESS_NOT_PUBLISHED:
      "Quy trình điện tử của thủ tục chưa được công bố. Hãy báo bộ phận kiểm soát thủ tục.",
    DOSSIER_NOT_ONLINE:
      "Thủ tục này chưa cung cấp trực tuyến. Hãy nộp trực tiếp hoặc qua bưu chính công ích.",
    DOSSIER_FORM_INVALID:
      "Tờ khai còn mục chưa đúng. Hãy sửa các mục được nêu rồi gửi lại; những gì đã nhập vẫn được giữ.",
    ONLINE_RESULT_NEEDS_NUMBER:
      "Để nhận kết quả bản điện tử cần số định danh cá nhân của chủ hồ sơ hoặc người nộp: khi tải về phải nhập 4 số cuối. Hãy điền số định danh, hoặc chọn nhận tại quầy hay qua bưu chính.",
    DOSSIER_COUNTER_NONE:
      "Ông/bà không được giao quầy tiếp nhận nào đang hoạt động nên không tiếp nhận được. Hãy liên hệ người quản trị của đơn vị.",
    DOSSIER_CONTACT_REQUIRED:
      "Cần số định danh hoặc số điện thoại của chủ hồ sơ để tra cứu và nhận kết quả. Hãy nhập một trong hai.",
    ORGANISATION_NEEDS_SUBMITTER:
      "Tổ chức, hộ kinh doanh không tự nộp hồ sơ. Hãy ghi người nộp và chọn người đại diện theo pháp luật hoặc người được ủy quyền.",
    PROCEDURE_NOT_FOR_ORGANISATIONS:
      "Thủ tục này không dành cho tổ chức, hộ kinh doanh. Hãy bỏ mã số thuế và ghi chủ hồ sơ là cá nhân, hoặc chọn thủ tục khác.",
    EXEMPTION_APPROVER_UNFIT:
      "Người duyệt miễn, giảm phải là lãnh đạo hoặc trưởng bộ phận của cơ quan giải quyết. Hãy chọn lại người duyệt.",
    RESULT_REGISTER_EMPTY:
      "Hồ sơ không còn giấy tờ nào trong sổ chứng thực: mọi dòng đã bị gạch bỏ, hoặc tờ khai không có giấy tờ nào. Hãy chuyển lại bước trước để từ chối giải quyết, hoặc vào sổ ở một hồ sơ mới.",
    RESULT_FILE_EDITABLE: (facts: { name: string }) =>
      `Tệp ${facts.name} là tệp soạn thảo, còn sửa được, nên không phát hành làm kết quả được. Hãy xuất ra PDF rồi ký số; hoặc in ra, ký tay, quét lại thành PDF hay ảnh.`,
    RESULT_FILE_UNSIGNED: (facts: { name: string }) =>
      `Tệp ${facts.name} không có chữ ký số nên không phát hành làm kết quả được. Hãy tải tệp đã ký số; nếu đây là bản quét giấy đã ký tay, hãy đối chiếu với bản giấy rồi đánh dấu xác nhận.`,
    RESULT_SIGNATURE_INVALID: (facts: { name: string; verdict: string }) =>
      `Chữ ký số trong tệp ${facts.name} không còn giá trị: ${(VERDICTS[facts.verdict] ?? facts.verdict).toLowerCase()}. Hãy lấy tệp đã ký đúng từ người ký rồi tải lại.`,
    RESULT_SIGNATURE_UNJUDGED: (facts: { name: string }) =>
      `Chưa kiểm tra xong chữ ký số trong tệp ${facts.name}. Hãy thử lại sau ít phút; chưa có gì được phát hành.`,
    RESULT_PAPER_OUTDATED:
      "Sau khi lãnh đạo ký, một giấy tờ của hồ sơ đã bị gạch bỏ trong sổ chứng thực hoặc được sửa trong tờ khai, nên giấy đã ký không còn đúng. Hãy chuyển lại bước trước để ký lại; giấy ký lại chỉ ghi những gì còn trong sổ.",
    AGENCY_SYMBOL_MISSING:
      "Cơ quan giải quyết chưa có chữ viết tắt trong số, ký hiệu văn bản nên chưa vào số được. Hãy đề nghị quản trị ghi chữ viết tắt của cơ quan trong danh mục cơ quan, đơn vị.",
    ASSIGNEE_NOT_AT_DESK:
      "Người được phân công không giữ vai trò của bước này tại đơn vị đang thụ lý. Hãy chọn người khác.",
    SIGNED_FILE_ALTERED: (facts: { name: string }) =>
      `Tệp ${facts.name} đã bị sửa sau khi ký số nên không nhận được. Hãy lấy lại đúng tệp đã ký, hoặc ký lại tệp này, rồi tải lên; các nội dung khác đã điền vẫn còn.`,
    SIGNED_FILE_UNREADABLE: (facts: { name: string }) =>
      `Tệp ${facts.name} có chữ ký số nhưng không đọc được: tệp đã hỏng, hoặc chữ ký sai định dạng. Hãy lấy lại tệp gốc từ phần mềm đã lập, hoặc ký lại (tệp PDF theo chuẩn PAdES, tệp XML theo chuẩn XAdES), rồi tải lên; các nội dung khác đã điền vẫn còn.`,
    UPLOAD_UNKNOWN: "Có tệp chưa được tải lên trong phiên này. Hãy tải tệp lên lại rồi gửi.",
    UPLOAD_KEY_REQUIRED:
      "Người không đăng nhập cần gửi kèm khóa của mình (X-Guest-Key) khi tải tệp lên, để chỉ người đó gắn được tệp vào hồ sơ.",
    DOSSIER_VERSION_MISSING: "Không đọc được phiên bản thủ tục của hồ sơ. Kỹ thuật đã được báo.",
    PAPER_NUMBERS_CONTENDED:
      "Lúc này có quá nhiều văn bản cùng lấy số trong một dãy. Hãy thử lại sau ít phút.",
    DOSSIER_STEP_UNIT_MISSING:
      "Quy trình nêu một đơn vị không còn hoạt động. Hãy báo bộ phận kiểm soát thủ tục.",
  },
};
