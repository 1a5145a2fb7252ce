import { type Locale, messages } from "../../../i18n/index.ts";
import { OFFICE_ROLES } from "../../access/index.ts";
import { SIGNING_AUTHORITIES, STAGES } from "../graph.ts";

/** One property the editor offers for the selected element; `special` ones are no plain attributes. */
type EditorField = {
  readonly name: string;
  readonly label: string;
  readonly types: readonly string[];
  readonly special?: "condition" | "duration" | "message";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
};

const TASK = ["bpmn:UserTask"];
const PLACED = ["bpmn:UserTask", "bpmn:ReceiveTask", "bpmn:IntermediateCatchEvent"];
const NAMED = [
  ...["bpmn:UserTask", "bpmn:ReceiveTask", "bpmn:StartEvent", "bpmn:EndEvent", "bpmn:IntermediateCatchEvent"],
  ...["bpmn:IntermediateThrowEvent", "bpmn:BoundaryEvent", "bpmn:ExclusiveGateway", "bpmn:ParallelGateway"],
  ...["bpmn:SequenceFlow", "bpmn:Process"],
];
const TIMED = ["bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent"];
const MESSAGED = [...TIMED, "bpmn:IntermediateThrowEvent", "bpmn:ReceiveTask"];

/** What the editor shows for each type of element, in the reader's language. */
export function editorFields(locale: Locale): readonly EditorField[] {
  const { process, shell } = messages(locale);
  const t = process.admin;
  const roles: Readonly<Record<string, string>> = shell.roles;
  return [
    { name: "name", label: t.elementName, types: NAMED },
    { name: "motcua:nameEn", label: t.nameEn, types: NAMED },
    {
      name: "motcua:role",
      label: t.role,
      types: TASK,
      options: OFFICE_ROLES.map((value) => ({ value, label: roles[value] ?? value })),
    },
    { name: "motcua:unit", label: t.unit, types: TASK },
    {
      name: "motcua:stage",
      label: t.stage,
      types: PLACED,
      options: STAGES.map((value) => ({ value, label: process.stages[value] })),
    },
    { name: "motcua:quotaMinutes", label: `${t.quota} (${t.minutes})`, types: TASK },
    { name: "motcua:quotaOnlineMinutes", label: `${t.quotaOnline} (${t.minutes})`, types: TASK },
    { name: "motcua:actions", label: t.actions, types: TASK },
    { name: "motcua:outcomes", label: t.outcome, types: TASK },
    {
      name: "motcua:signingAuthority",
      label: t.signingAuthority,
      types: TASK,
      options: SIGNING_AUTHORITIES.map((value) => ({ value, label: value })),
    },
    { name: "motcua:nationalStatus", label: t.nationalStatus, types: PLACED },
    { name: "motcua:documents", label: t.documents, types: TASK },
    { name: "motcua:outcome", label: t.outcome, types: ["bpmn:BoundaryEvent"] },
    { name: "condition", label: t.condition, types: ["bpmn:SequenceFlow"], special: "condition" },
    { name: "duration", label: t.durationField, types: TIMED, special: "duration" },
    { name: "message", label: t.message, types: MESSAGED, special: "message" },
  ];
}
