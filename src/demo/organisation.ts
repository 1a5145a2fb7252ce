import { assert, present } from "../kernel/assert.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { addDays, parseLocalDate } from "../kernel/local-date.ts";
import type { Result } from "../kernel/result.ts";
import type { OfficeRole, PersonId, SystemActor, UnitId } from "../modules/access/index.ts";
import {
  addPerson,
  grantDelegation,
  openPost,
  openUnit,
  type UnitFacts,
} from "../modules/organisation/index.ts";
import type { Services } from "../platform/services.ts";

export const SEEDER: SystemActor = { kind: "system", name: "demo" };

const FIRST_DAY: LocalDate = present(parseLocalDate("2025-07-01"), "first day of two-level government");

/** Codes below the ward are illustrative; the ward's own is the published form. */
export const DEMO_UNIT_CODES = {
  city: "H26",
  ward: "H26.16.05",
  serviceCentre: "H26.16.05.001",
  cultureDivision: "H26.16.05.002",
  economyDivision: "H26.16.05.003",
  office: "H26.16.05.004",
  police: "H26.16.05.005",
} as const;
export type DemoUnitKey = keyof typeof DEMO_UNIT_CODES;

type DemoUnit = Pick<UnitFacts, "name" | "nameEn" | "shortName" | "symbol" | "kind" | "level"> & {
  readonly key: DemoUnitKey;
  readonly parent: DemoUnitKey | null;
  readonly areaCode?: string;
  readonly areaKind?: UnitFacts["areaKind"];
};

const UNITS: readonly DemoUnit[] = [
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
];

type DemoOfficer = {
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
] as const satisfies readonly DemoOfficer[];
export type DemoOfficerName = (typeof DEMO_OFFICERS)[number]["name"];

export type DemoOrganisation = {
  readonly unitOf: (key: DemoUnitKey) => UnitId;
  readonly personOf: (name: DemoOfficerName) => PersonId;
};

/** The ward's units and people, through the same commands an administrator uses. For an empty register. */
export async function seedOrganisation(services: Services): Promise<DemoOrganisation> {
  const units = new Map<DemoUnitKey, UnitId>();
  for (const unit of UNITS) units.set(unit.key, await seedUnit(services, unit, units));
  const people = new Map<DemoOfficerName, PersonId>();
  for (const officer of DEMO_OFFICERS)
    people.set(officer.name, await seedOfficer(services, officer, unitOf(units, officer.unit)));
  await seedDelegation(services, {
    director: people.get("director"),
    deputy: people.get("intake2"),
    unitId: unitOf(units, "serviceCentre"),
  });
  return {
    unitOf: (key) => unitOf(units, key),
    personOf: (name) => present(people.get(name), `demo officer ${name}`),
  };
}

async function seedUnit(
  services: Services,
  unit: DemoUnit,
  known: ReadonlyMap<DemoUnitKey, UnitId>,
): Promise<UnitId> {
  const { key, parent, areaCode = null, areaKind = null, ...facts } = unit;
  const rest = { legacyCode: null, address: null, phone: null, email: null, taxCode: null };
  const parentId = parent === null ? null : unitOf(known, parent);
  const input = {
    facts: { ...facts, ...rest, code: DEMO_UNIT_CODES[key], areaCode, areaKind },
    parentId,
    validFrom: FIRST_DAY,
  };
  return done(await openUnit(services, SEEDER, input)).unitId;
}

async function seedOfficer(services: Services, officer: DemoOfficer, unitId: UnitId): Promise<PersonId> {
  const facts = { fullName: officer.fullName, staffCode: null, phone: null, email: null };
  const { personId } = done(await addPerson(services, SEEDER, { ...facts, unitId, invented: true }));
  for (const role of officer.roles) {
    done(
      await openPost(services, SEEDER, {
        personId,
        unitId,
        role,
        title: officer.title,
        validFrom: FIRST_DAY,
        validTo: null,
      }),
    );
  }
  return personId;
}

/** The director is away for two weeks: a colleague distributes the work meanwhile, and nothing else. */
async function seedDelegation(
  services: Services,
  who: { director: PersonId | undefined; deputy: PersonId | undefined; unitId: UnitId },
) {
  const today = services.clock.today();
  done(
    await grantDelegation(services, SEEDER, {
      fromPersonId: present(who.director, "director"),
      toPersonId: present(who.deputy, "deputy"),
      unitId: who.unitId,
      role: "centre-director",
      acts: ["dossier.assign", "dossier.list", "dossier.read"],
      documentNumber: "12/UQ-TTPVHCC",
      validFrom: today,
      validTo: addDays(today, 13),
    }),
  );
}

function unitOf(units: ReadonlyMap<DemoUnitKey, UnitId>, key: DemoUnitKey): UnitId {
  return present(units.get(key), `demo unit ${key}`);
}

/** A seed that the domain refuses is a defect of the seed. */
export function done<T>(result: Result<T>): T {
  assert(result.ok, result.ok ? "" : `the demonstration was refused: ${result.refusal.code}`);
  return result.value;
}
