import type { Messages } from "../messages-type.ts";
import type { resultLinkVi } from "./result-link.vi.ts";

export const resultLinkEn: Messages<typeof resultLinkVi> = {
  title: "Electronic result",
  lead: (code) =>
    `The result of dossier ${code}. To protect personal data, please enter the last four digits of the personal number in the dossier.`,
  lastFour: "Last four digits of the personal number",
  lastFourHint: "Of the owner of the dossier, or of whoever handed it in.",
  lastFourMissing: "Enter the last four digits of the personal number.",
  lastFourWrong: "These digits do not match the personal number in the dossier. Please check them.",
  take: ({ number, kind }) => `Download file ${number}${kind === null ? "" : ` (${kind})`}`,
  until: (day) => `The link opens until the end of ${day}. Each download is recorded.`,
  lost: "This link cannot be opened",
  lostWhy: "The link was cut, or a sign of it is missing or mistyped",
  lostHow:
    "Please open the message again and press the link itself rather than typing it. If that does not help, track your dossier by the code on the slip to see how you get the result.",
  lostTrack: "Track a dossier",
  over: "The link has ended",
  sentAnew: "Another link was sent after this one and took its place",
  useNewest:
    "Please open the newest message about the dossier. If none came, sign in with the VNeID of the number in the dossier, or bring your identity paper to the office that received it.",
  otherwise:
    "You can still see and download the result when you sign in with the VNeID of the number in the dossier, or bring your identity paper to the office that received it.",
  revoked: (on) => `The result was revoked on ${on} and is no longer valid`,
  replaced: (on) => `The result was replaced on ${on} and is no longer valid`,
  notGiven:
    "This link gives no file any more. You can see why, and on what legal ground, when you sign in with the VNeID of the number in the dossier, or bring your identity paper to the office that received it.",
  signInToSee: "Sign in to see the dossier",
  signIn: "Sign in to download the result",
  sent: ({ to, at }) => `The link to the result was sent to ${to} at ${at}.`,
  sending: (to) => `The link to the result is being sent to ${to}.`,
  opens: (day) =>
    `It opens until the end of ${day} and asks for the last four digits of the personal number.`,
  ended: (day) =>
    `The link to the result ended on ${day}. The office that received the dossier can send it again if you ask.`,
  elsewise:
    "No link came? Sign in with the VNeID of the number in the dossier, or bring your identity paper to the office that received it.",
  account:
    "The electronic result is on the page of your dossier: sign in with VNeID to see and download it, or bring your identity paper to the office that received it.",
  looked: ({ name, at }) => `Result downloaded by the link: ${name}, ${at}`,
};
