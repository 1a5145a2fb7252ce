import { messages } from "../../../i18n/index.ts";
import type { ChannelOut } from "../dossier.ts";
import type { ActChoices, FieldSpec } from "./field-spec.ts";

const WAYS = ["COUNTER", "POSTAL", "ONLINE"] as const satisfies readonly ChannelOut[];
const RECEIVERS = ["OWNER", "SUBMITTER", "AUTHORISED", "RECEIPT_HOLDER"] as const;
const CHECKS = ["ID_CARD", "VNEID", "RECEIPT_AND_ID", "QR", "OTP"] as const;

/** How the result is handed over, and what that way knows: of whoever is not seen nothing is asked. */
export function deliveryQuestions(choices: ActChoices): readonly FieldSpec[] {
  const { locale, place, feesSettled, feesInBooks } = choices;
  const t = messages(locale);
  const ways = WAYS.filter((way) => way !== "ONLINE" || place !== "NOWHERE");
  return [
    {
      kind: "radio",
      name: "channel",
      options: ways.map((value) => ({ value, label: t.screens.channelOut[value] })),
    },
    ...ways.flatMap((way) => askedOf(way, choices)),
    ...(feesInBooks ? [] : [{ kind: "tick" as const, name: "feesSettled" as const, label: feesSettled }]),
  ];
}

function askedOf(way: ChannelOut, { locale, place }: ActChoices): readonly FieldSpec[] {
  const t = messages(locale).acts;
  switch (way) {
    case "COUNTER":
      return [
        {
          kind: "select",
          name: "receiver",
          options: RECEIVERS.map((value) => ({ value, label: t.receiver[value] })),
          way,
        },
        { kind: "line", name: "receiverName", way },
        {
          kind: "select",
          name: "identityChecked",
          options: CHECKS.map((value) => ({ value, label: t.identity[value] })),
          way,
        },
        { kind: "tick", name: "authorisationSeen", label: null, way },
      ];
    case "POSTAL":
      return [
        { kind: "line", name: "consignment", way },
        { kind: "said", name: "consignment", text: t.delivery.postNote, way },
      ];
    case "ONLINE":
      return place === "NOWHERE" ? [] : [{ kind: "said", name: "place", text: t.delivery.place[place], way }];
  }
}
