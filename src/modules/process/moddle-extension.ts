/** Namespace of the attributes this product adds to BPMN 2.0 elements. */
const MOTCUA_NAMESPACE = "urn:motcua:process:1";

const text = (name: string) => ({ name, isAttr: true, type: "String" });

/**
 * What a step of the office needs and BPMN does not have, as a moddle extension: read here and by the editor.
 * Values are texts; `parse-nodes.ts` knows what each may be.
 */
export const MOTCUA_EXTENSION = {
  name: "MotCua",
  uri: MOTCUA_NAMESPACE,
  prefix: "motcua",
  xml: { tagAlias: "lowerCase" },
  types: [
    {
      name: "Named",
      extends: ["bpmn:FlowElement", "bpmn:Process"],
      properties: [text("nameEn")],
    },
    { name: "Kind", extends: ["bpmn:Process"], properties: [text("kind")] },
    {
      name: "Step",
      extends: ["bpmn:UserTask"],
      properties: [
        text("role"),
        text("unit"),
        text("quotaMinutes"),
        text("quotaOnlineMinutes"),
        text("actions"),
        text("outcomes"),
        text("signingAuthority"),
        text("documents"),
      ],
    },
    {
      name: "Placed",
      extends: ["bpmn:UserTask", "bpmn:ReceiveTask", "bpmn:IntermediateCatchEvent"],
      properties: [text("stage"), text("nationalStatus")],
    },
    {
      name: "Child",
      extends: ["bpmn:ReceiveTask", "bpmn:IntermediateCatchEvent", "bpmn:IntermediateThrowEvent"],
      properties: [text("childKey")],
    },
    {
      name: "ChildOpening",
      extends: ["bpmn:IntermediateThrowEvent"],
      properties: [text("childProcedure")],
    },
    { name: "Interruption", extends: ["bpmn:BoundaryEvent"], properties: [text("outcome")] },
    { name: "TimerUnit", extends: ["bpmn:TimerEventDefinition"], properties: [text("timerUnit")] },
  ],
} as const;
