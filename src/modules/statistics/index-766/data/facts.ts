import type { LocalText } from "../../../catalogue/index.ts";

/**
 * What components count beside the figures, each with the reason shown in place of a score where nobody tells it. The
 * catalogue tells some (`catalogue-facts.ts`); a module that begins to record another hands it to `scoreIndex` under this name.
 */
export const FACTS = {
  "announced-on-time": {
    vi: "Danh mục thủ tục chưa ghi ngày công bố phải xong và ngày công bố thực tế.",
    en: "The catalogue does not record the days by which procedures had to be announced and were.",
  },
  "published-on-time": {
    vi: "Danh mục thủ tục chưa ghi ngày công khai trên Cơ sở dữ liệu quốc gia.",
    en: "The catalogue does not record the day of publication in the national database.",
  },
  "complete-procedures": {
    vi: "Chỉ tính cho Ủy ban nhân dân tỉnh: danh mục không ghi thủ tục nào của sở, ngành nào.",
    en: "Only told of the province's people's committee: the catalogue does not say which procedure is whose.",
  },
  "dossiers-synced": {
    vi: "Chưa có số liệu đồng bộ hồ sơ lên Cổng Dịch vụ công quốc gia.",
    en: "There are no figures yet of dossiers synchronised with the National Public Service Portal.",
  },
  "online-services": {
    vi: "Chỉ tính cho Ủy ban nhân dân tỉnh: danh mục không ghi thủ tục nào của sở, ngành nào.",
    en: "Only told of the province's people's committee: the catalogue does not say which procedure is whose.",
  },
  "online-services-used": {
    vi: "Chỉ tính cho Ủy ban nhân dân tỉnh, xã: danh mục không ghi thủ tục nào của sở, ngành nào.",
    en: "Only told of people's committees: the catalogue does not say which procedure is whose.",
  },
  "payment-integrated": {
    vi: "Chỉ tính cho Ủy ban nhân dân tỉnh: danh mục không ghi thủ tục nào của sở, ngành nào.",
    en: "Only told of the province's people's committee: the catalogue does not say which procedure is whose.",
  },
  "payment-used": {
    vi: "Chỉ tính cho Ủy ban nhân dân tỉnh, xã: danh mục không ghi thủ tục nào của sở, ngành nào.",
    en: "Only told of people's committees: the catalogue does not say which procedure is whose.",
  },
  "personal-store": {
    vi: "Chưa kết nối kho dữ liệu điện tử của tổ chức, cá nhân.",
    en: "The personal data store is not connected yet.",
  },
  "population-procedures": {
    vi: "Chưa có số liệu thủ tục kết nối Cơ sở dữ liệu quốc gia về dân cư.",
    en: "There are no figures yet of procedures connected to the population database.",
  },
  "population-dossiers": {
    vi: "Chưa có số liệu hồ sơ sử dụng dữ liệu dân cư.",
    en: "There are no figures yet of dossiers that used population data.",
  },
  "certified-copies": {
    vi: "Chưa có số liệu chứng thực bản sao điện tử.",
    en: "There are no figures yet of certified electronic copies.",
  },
  "petitions-classified": {
    vi: "Chưa có số liệu phản ánh, kiến nghị theo loại.",
    en: "There are no figures yet of feedback and petitions by class.",
  },
  "petitions-on-time": {
    vi: "Chưa có số liệu xử lý phản ánh, kiến nghị.",
    en: "There are no figures yet of how feedback and petitions were handled.",
  },
  "petitions-satisfied": {
    vi: "Chưa có số liệu hài lòng về xử lý phản ánh, kiến nghị.",
    en: "There are no figures yet of satisfaction with the handling of feedback.",
  },
  "dossiers-without-complaint": {
    vi: "Chưa có số liệu hồ sơ bị phản ánh, kiến nghị hoặc đánh giá không hài lòng.",
    en: "There are no figures yet of dossiers with a petition or an unfavourable opinion.",
  },
} as const satisfies Readonly<Record<string, LocalText>>;

/** What a fact that is told counts, in words a citizen understands. */
export const FACT_DEFINITIONS: Readonly<Partial<Record<keyof typeof FACTS, LocalText>>> = {
  "complete-procedures": {
    vi: "Thủ tục đang có hiệu lực cuối kỳ ghi đủ tên, trình tự, cách thức, thành phần hồ sơ, thời hạn, đối tượng và cơ quan, trên tổng số thủ tục đang có hiệu lực.",
    en: "Procedures in force at the end with name, steps, manner, papers, time limit, subjects and agency, of all in force.",
  },
  "online-services": {
    vi: "Thủ tục cung cấp trực tuyến toàn trình hoặc một phần cuối kỳ, trên số thủ tục các cấp ở địa phương giải quyết.",
    en: "Procedures offered online, in full or in part, at the end, of those resolved in the province.",
  },
  "online-services-used": {
    vi: "Dịch vụ công trực tuyến có ít nhất một hồ sơ nộp trực tuyến trong kỳ, trên số dịch vụ công trực tuyến của cấp mình.",
    en: "Online services with at least one dossier sent in online in the period, of those of the agency's level.",
  },
  "payment-integrated": {
    vi: "Thủ tục có phí, lệ phí mà ở cấp giải quyết có nơi tiếp nhận nhận được chuyển khoản theo mã của hệ thống cuối kỳ, trên số thủ tục có phí, lệ phí các cấp ở địa phương giải quyết.",
    en: "Procedures with a fee that some unit of a level resolving them takes by transfer at the end, of those with a fee resolved in the province.",
  },
  "payment-used": {
    vi: "Thủ tục có phí, lệ phí có ít nhất một hồ sơ nộp tiền trực tuyến trong kỳ, trên số thủ tục có phí, lệ phí của cấp mình.",
    en: "Procedures with a fee of which at least one dossier was paid online in the period, of those with a fee of the agency's level.",
  },
};

/** Why a component takes no part although it is known. */
export const NOT_APPLICABLE = {
  none: { vi: "Trong kỳ không có gì để tính.", en: "There is nothing to reckon in the period." },
  commune: {
    vi: "Chỉ tính cho cấp tỉnh; không tính vào điểm của cấp xã.",
    en: "Reckoned for the province only; it takes no part in the score of a commune.",
  },
} as const satisfies Readonly<Record<string, LocalText>>;
