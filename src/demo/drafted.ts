/**
 * What a specialist of the sample ward finds out and writes into the draft of a result, since no declaration tells it;
 * by procedure, and only where the result has such fields. Invented like everything of the demonstration.
 */
const ALLOWANCE = { monthlyAmount: "750.000", fromMonth: "12/2026" };
const DISABILITY = { disabilityKind: "Khuyết tật vận động", disabilityDegree: "Nặng" };
/** What stands in the register of births, for those who ask for a copy of it. */
const BIRTH_RECORD = {
  birthDate: "05/02/1990",
  gender: "Nữ",
  ethnicity: "Kinh",
  nationality: "Việt Nam",
  birthPlace: "Bệnh viện Phụ sản Hà Nội, thành phố Hà Nội",
  hometown: "Phường Tây Hồ, thành phố Hà Nội",
  motherFullName: "Trần Thị Mai",
  motherBirthYear: "1962",
  motherEthnicity: "Kinh",
  motherNationality: "Việt Nam",
  motherResidence: "Phường Tây Hồ, thành phố Hà Nội",
  registrationNumber: "45/1990",
  registrationDate: "12/02/1990",
};

export const DRAFTED_BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "2.000635": BIRTH_RECORD,
  "1.001776": ALLOWANCE,
  "1.014027": ALLOWANCE,
  "1.001699": DISABILITY,
  "1.001653": DISABILITY,
};
