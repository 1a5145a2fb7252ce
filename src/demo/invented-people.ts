import { present } from "../kernel/assert.ts";
import type { StandInAccount } from "../modules/identity/index.ts";

/** Makes the same invented people for the same seed: nobody real, and nobody twice. */
export type Invention = {
  /** A whole number from 0 below `below`. */
  readonly pick: (below: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly name: () => string;
  readonly person: (gender?: InventedPerson["gender"]) => InventedPerson;
};

export type InventedPerson = {
  readonly fullName: string;
  readonly personalId: string;
  readonly phone: string;
  readonly address: string;
  readonly birthDate: string;
  readonly gender: "MALE" | "FEMALE";
};

const SURNAMES = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Huỳnh",
  "Phan",
  "Vũ",
  "Võ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
  "Dương",
  "Lý",
];
const MIDDLE = {
  MALE: ["Văn", "Đức", "Minh", "Quang", "Hữu", "Gia"],
  FEMALE: ["Thị", "Ngọc", "Thu", "Kim", "Bích", "Thanh"],
} as const;
const GIVEN = {
  MALE: [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Hải",
    "Hòa",
    "Khang",
    "Long",
    "Nam",
    "Phúc",
    "Quân",
    "Sơn",
    "Thắng",
    "Vĩnh",
  ],
  FEMALE: [
    "Ánh",
    "Chi",
    "Dung",
    "Hằng",
    "Hạnh",
    "Hương",
    "Lan",
    "Mai",
    "Nga",
    "Oanh",
    "Phượng",
    "Thảo",
    "Uyên",
    "Yến",
  ],
} as const;
const STREETS = [
  "Xuân Diệu",
  "Quảng An",
  "Tô Ngọc Vân",
  "Âu Cơ",
  "Lạc Long Quân",
  "Nhật Chiêu",
  "Đặng Thai Mai",
  "Thụy Khuê",
];

/** A small linear congruential generator: repeatable everywhere, and good enough for names. */
export function inventionFrom(seed: number): Invention {
  let state = seed >>> 0;
  let serial = 0;
  const pick = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const one = <T>(list: readonly T[]): T =>
    present(list[pick(list.length)], "an item of a list that is not empty");
  const nameOf = (gender: InventedPerson["gender"]) =>
    `${one(SURNAMES)} ${one(MIDDLE[gender])} ${one(GIVEN[gender])}`;
  const person = (wanted?: InventedPerson["gender"]): InventedPerson => {
    serial += 1;
    const drawn = pick(2) === 0 ? "MALE" : "FEMALE";
    const gender = wanted ?? drawn;
    const year = 1950 + pick(55);
    const month = 1 + pick(12);
    const day = 1 + pick(28);
    const two = (value: number) => String(value).padStart(2, "0");
    const centuryGender = (year < 2000 ? 0 : 2) + (gender === "MALE" ? 0 : 1);
    const fullName = nameOf(gender);
    return {
      fullName,
      gender,
      birthDate: `${year}-${two(month)}-${two(day)}`,
      personalId: `001${centuryGender}${two(year % 100)}${String((seed * 7_919 + serial) % 1_000_000).padStart(6, "0")}`,
      phone: `+849${String(10_000_000 + ((seed * 104_729 + serial * 7) % 89_999_999)).padStart(8, "0")}`,
      address: `Số ${1 + pick(300)} phố ${one(STREETS)}, phường Tây Hồ, Hà Nội`,
    };
  };
  return { pick, one, name: () => nameOf(pick(2) === 0 ? "MALE" : "FEMALE"), person };
}

/** A citizen of the VNeID stand-in as far as VNeID knows them. */
export function personOfClaims(claims: StandInAccount["claims"]): Omit<InventedPerson, "address"> {
  return {
    fullName: claims.name,
    personalId: claims.personal_id,
    phone: claims.phone_number,
    birthDate: claims.birthdate,
    gender: claims.gender === "female" ? "FEMALE" : "MALE",
  };
}
