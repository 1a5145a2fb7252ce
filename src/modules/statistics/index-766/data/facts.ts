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
    vi: "Chưa có số liệu tích hợp thanh toán trực tuyến của thủ tục.",
    en: "There are no figures yet of procedures that take online payment.",
  },
  "payment-used": {
    vi: "Chưa có số liệu giao dịch thanh toán trực tuyến.",
    en: "There are no figures yet of online payments.",
  },
  "data-reused": {
    vi: "Chưa ghi nhận hồ sơ tái sử dụng dữ liệu đã số hóa.",
    en: "Re-use of digitised data is not recorded yet.",
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
};

/** Why a component takes no part although it is known. */
export const NOT_APPLICABLE = {
  none: { vi: "Trong kỳ không có gì để tính.", en: "There is nothing to reckon in the period." },
  commune: {
    vi: "Chỉ tính cho cấp tỉnh; không tính vào điểm của cấp xã.",
    en: "Reckoned for the province only; it takes no part in the score of a commune.",
  },
} as const satisfies Readonly<Record<string, LocalText>>;
