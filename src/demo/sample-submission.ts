import { present } from "../kernel/assert.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { UnitId } from "../modules/access/index.ts";
import { componentsFor, formSchemaOf, type ProcedureVersion } from "../modules/catalogue/index.ts";
import type { SubmitRequest } from "../modules/dossier/index.ts";
import { inventedAnswers } from "./invented-answers.ts";
import type { InventedPerson } from "./invented-people.ts";

type Sample = {
  readonly person: InventedPerson;
  readonly on: LocalDate;
  readonly online: boolean;
  readonly receivingUnitId: UnitId;
};

/** A whole, valid submission of an invented person for the ordinary case of a procedure: form and every paper. */
export function sampleSubmission(version: ProcedureVersion, sample: Sample): SubmitRequest {
  const { person, on, online, receivingUnitId } = sample;
  const schema = version.forms.map(formSchemaOf).find((each) => each !== null) ?? null;
  const procedureCase = present(version.cases.at(-1), "the ordinary case");
  const { fullName, personalId, phone, address, birthDate } = person;
  return {
    procedureCode: version.code,
    caseCode: null,
    receivingUnitId,
    competentAgencyId: null,
    supportPointId: null,
    channelIn: online ? "ONLINE" : "DIRECT",
    channelOut: online ? "ONLINE" : "COUNTER",
    copiesOfSet: 1,
    applicant: {
      owner: { fullName, personalId, phone, email: null, address, dateOfBirth: birthDate },
      submitter: null,
      relationship: "SELF",
    },
    form: schema === null ? {} : inventedAnswers(schema, { person, on }),
    components: componentsFor(procedureCase, {})
      .filter((component) => !online || component.kind !== "PRESENT")
      .map(({ code, kind, originals, copies }) => ({
        componentCode: code,
        originals: kind === "PRESENT" ? 0 : originals,
        copies: kind === "PRESENT" ? 0 : copies,
        files: [],
        digitisation: null,
      })),
    lookedUp: [],
    custody: [],
    correctionOf: null,
    parentId: null,
  };
}
