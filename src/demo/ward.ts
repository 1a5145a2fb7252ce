import type { OfficeRole } from "../modules/access/index.ts";
import type { UnitFacts } from "../modules/organisation/index.ts";

/** Codes below the ward are illustrative; the ward's own is the published form. */
export const DEMO_UNIT_CODES = {
  city: "H26",
  ward: "H26.16.05",
  serviceCentre: "H26.16.05.001",
  cultureDivision: "H26.16.05.002",
  economyDivision: "H26.16.05.003",
  office: "H26.16.05.004",
  police: "H26.16.05.005",
  postOffice: "H26.900",
} as const;
export type DemoUnitKey = keyof typeof DEMO_UNIT_CODES;

/** Where the demo counter is said to be: no such street, no such number. */
export const DEMO_COUNTER = {
  address: "Số 1 phố Minh Họa, phường Tây Hồ, Hà Nội",
  phone: "+842400000001",
} as const;

export type DemoUnit = Pick<UnitFacts, "name" | "nameEn" | "shortName" | "symbol" | "kind" | "level"> & {
  readonly address?: string;
  readonly phone?: string;
  readonly key: DemoUnitKey;
  readonly parent: DemoUnitKey | null;
  readonly areaCode?: string;
  readonly areaKind?: UnitFacts["areaKind"];
};

export const DEMO_UNITS: readonly DemoUnit[] = [
  {
    key: "city",
    parent: null,
    kind: "PEOPLES_COMMITTEE",
    level: "PROVINCE",
    areaCode: "01",
    areaKind: "CITY",
    name: "Ủy ban nhân dân thành phố Hà Nội",
    nameEn: "People's Committee of Hanoi City",
    shortName: "UBND thành phố Hà Nội",
    symbol: "UBND",
  },
  {
    key: "ward",
    parent: "city",
    kind: "PEOPLES_COMMITTEE",
    level: "COMMUNE",
    areaCode: "00103",
    areaKind: "WARD",
    name: "Ủy ban nhân dân phường Tây Hồ",
    nameEn: "People's Committee of Tay Ho Ward",
    shortName: "UBND phường Tây Hồ",
    symbol: "UBND",
  },
  {
    key: "serviceCentre",
    parent: "ward",
    kind: "CENTRE",
    level: "COMMUNE",
    name: "Trung tâm Phục vụ hành chính công phường Tây Hồ",
    nameEn: "Public Administration Service Centre of Tay Ho Ward",
    shortName: "TTPVHCC phường Tây Hồ",
    symbol: "TTPVHCC",
    ...DEMO_COUNTER,
  },
  {
    key: "cultureDivision",
    parent: "ward",
    kind: "DIVISION",
    level: "COMMUNE",
    name: "Phòng Văn hóa – Xã hội phường Tây Hồ",
    nameEn: "Culture and Social Affairs Division of Tay Ho Ward",
    shortName: "Phòng VH–XH",
    symbol: "VHXH",
  },
  {
    key: "economyDivision",
    parent: "ward",
    kind: "DIVISION",
    level: "COMMUNE",
    name: "Phòng Kinh tế, Hạ tầng và Đô thị phường Tây Hồ",
    nameEn: "Economy, Infrastructure and Urban Division of Tay Ho Ward",
    shortName: "Phòng KT, HT&ĐT",
    symbol: "KTHTĐT",
  },
  {
    key: "office",
    parent: "ward",
    kind: "DIVISION",
    level: "COMMUNE",
    name: "Văn phòng HĐND và UBND phường Tây Hồ",
    nameEn: "Office of the People's Council and People's Committee of Tay Ho Ward",
    shortName: "Văn phòng HĐND và UBND",
    symbol: "VP",
  },
  {
    key: "police",
    parent: "ward",
    kind: "POLICE",
    level: "COMMUNE",
    name: "Công an phường Tây Hồ",
    nameEn: "Police of Tay Ho Ward",
    shortName: "Công an phường",
    symbol: "CAP",
  },
  {
    key: "postOffice",
    parent: "city",
    kind: "POSTAL",
    level: "COMMUNE",
    name: "Bưu cục Tây Hồ (minh họa)",
    nameEn: "Tay Ho Post Office (sample)",
    shortName: "Bưu cục Tây Hồ",
    symbol: null,
  },
];

export type DemoOfficer = {
  /** Also the sign-in name. */
  readonly name: string;
  readonly fullName: string;
  readonly unit: DemoUnitKey;
  readonly title: string;
  readonly roles: readonly OfficeRole[];
};

/** All invented. What each may do follows from the post alone. */
export const DEMO_OFFICERS = [
  {
    name: "intake",
    fullName: "Lê Thị Kim Yến",
    unit: "serviceCentre",
    title: "Công chức tiếp nhận",
    roles: ["intake-officer", "return-officer"],
  },
  {
    name: "intake2",
    fullName: "Phạm Gia Bảo",
    unit: "serviceCentre",
    title: "Công chức tiếp nhận",
    roles: ["intake-officer", "return-officer"],
  },
  {
    name: "cashier",
    fullName: "Đỗ Thu Hà",
    unit: "serviceCentre",
    title: "Viên chức thu phí, lệ phí",
    roles: ["cashier"],
  },
  {
    name: "digitiser",
    fullName: "Ngô Quang Vinh",
    unit: "serviceCentre",
    title: "Viên chức số hóa",
    roles: ["digitisation-operator"],
  },
  {
    name: "director",
    fullName: "Trần Đức Thịnh",
    unit: "serviceCentre",
    title: "Giám đốc Trung tâm",
    roles: ["centre-director"],
  },
  {
    name: "specialist",
    fullName: "Vũ Ngọc Lan",
    unit: "cultureDivision",
    title: "Công chức Tư pháp – Hộ tịch",
    roles: ["specialist"],
  },
  {
    name: "specialist2",
    fullName: "Bùi Hữu Phước",
    unit: "economyDivision",
    title: "Chuyên viên đất đai, xây dựng",
    roles: ["specialist"],
  },
  {
    name: "specialist3",
    fullName: "Hồ Minh Tuệ",
    unit: "police",
    title: "Cán bộ đăng ký cư trú",
    roles: ["specialist"],
  },
  {
    name: "specialist4",
    fullName: "Dương Thị Thảo",
    unit: "cultureDivision",
    title: "Chuyên viên bảo trợ xã hội",
    roles: ["specialist"],
  },
  {
    name: "head",
    fullName: "Nguyễn Thanh Hương",
    unit: "cultureDivision",
    title: "Trưởng phòng",
    roles: ["unit-head"],
  },
  {
    name: "head2",
    fullName: "Hoàng Văn Khải",
    unit: "economyDivision",
    title: "Trưởng phòng",
    roles: ["unit-head"],
  },
  {
    name: "head3",
    fullName: "Phan Quốc Trung",
    unit: "police",
    title: "Trưởng Công an phường",
    roles: ["unit-head", "leader"],
  },
  {
    name: "leader",
    fullName: "Đặng Thị Mai Anh",
    unit: "ward",
    title: "Phó Chủ tịch UBND phường",
    roles: ["leader"],
  },
  {
    name: "leader2",
    fullName: "Lý Công Minh",
    unit: "ward",
    title: "Chủ tịch UBND phường",
    roles: ["leader"],
  },
  { name: "clerk", fullName: "Trịnh Hoài Thu", unit: "ward", title: "Văn thư UBND phường", roles: ["clerk"] },
  {
    name: "control",
    fullName: "Mai Xuân Trường",
    unit: "ward",
    title: "Công chức kiểm soát thủ tục hành chính",
    roles: ["control-officer"],
  },
  {
    name: "unitadmin",
    fullName: "Cao Bích Ngọc",
    unit: "ward",
    title: "Quản trị đơn vị",
    roles: ["unit-admin"],
  },
  {
    name: "admin",
    fullName: "Tạ Anh Dũng",
    unit: "ward",
    title: "Quản trị hệ thống",
    roles: ["system-admin"],
  },
  { name: "auditor", fullName: "Chu Thị Hạnh", unit: "city", title: "Thanh tra viên", roles: ["auditor"] },
  {
    name: "control2",
    fullName: "Nghiêm Thu Thảo",
    unit: "city",
    title: "Công chức kiểm soát thủ tục hành chính thành phố",
    roles: ["control-officer"],
  },
  {
    name: "postman",
    fullName: "Vũ Văn Bưu",
    unit: "postOffice",
    title: "Nhân viên bưu chính",
    roles: ["postal-staff"],
  },
] as const satisfies readonly DemoOfficer[];
export type DemoOfficerName = (typeof DEMO_OFFICERS)[number]["name"];
