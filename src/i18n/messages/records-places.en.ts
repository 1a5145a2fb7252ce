import type { Messages } from "../messages-type.ts";
import type { recordsPlacesVi } from "./records-places.vi.ts";

export const recordsPlacesEn: Messages<typeof recordsPlacesVi> = {
  places: {
    title: "Places on the PDF",
    lead: "The leader signs this very file digitally; when the clerk publishes it, number, day and the agency's seal are put where it is said here. Distances are in millimetres from the left and the upper edge of the page.",
    suggested: "Places the file tells itself (not kept yet): look at the page, then keep or change them",
    usual: "The usual places by decree 30/2020 (not saved)",
    kept: "The places chosen",
    choose: "Choose the places on the PDF",
    change: "Change the places",
    keep: "Save and look",
    back: "Back to the document",
    preview: "Preview (PDF)",
    signedOn: ({ name }) => `Signed digitally on the file ${name}, at the places chosen.`,
    notSigned: ({ names }) => `Not signed: ${names}.`,
    outside:
      "This document is a file and no place was chosen on it: when the leader signs, the program only writes down that it was signed. Signature, number, day and seal are put by hand or with other software.",
    nothing:
      "The document has neither words nor a PDF: write its text or attach a file. Otherwise, when the leader signs, the program only writes down that it was signed on paper.",
    noCertificate:
      "You have no certificate that can be used here: signing only writes down that it was signed. Signature, number, day and seal are put by hand or with other software.",
    noCertificateSet:
      "You have no certificate that can be used here: the document is printed and signed by hand.",
    byHand:
      "The document was signed outside the program, which puts no number, day or seal on this file: after numbering, put them on the paper or with other software.",
    fields: {
      sourceSha256: "The file that is signed",
      anchor: "Place of signature and seal",
      page: "Signed on page",
      left: "From the left edge (place of your own)",
      top: "From the upper edge (place of your own)",
      numberForm: "Number",
      numberLeft: "Number: from the left edge",
      numberTop: "Number: from the upper edge",
      dateForm: "Day",
      dateLeft: "Day: from the left edge",
      dateTop: "Day: from the upper edge",
      monthLeft: "Month: from the left edge",
      codeAnchor: "QR code for checking the document",
      codeLeft: "Code: from the left edge (place of your own)",
      codeTop: "Code: from the upper edge (place of your own)",
    },
    pageHint: "Empty: the last page.",
    freeHint:
      "The upper left corner of a box for the signature, 72 mm by 28 mm; the seal covers about its left third.",
    anchors: {
      RIGHT_BOTTOM: "Right, at the bottom",
      RIGHT_MIDDLE: "Right, in the middle",
      RIGHT_TOP: "Right, at the top",
      LEFT_BOTTOM: "Left, at the bottom",
      FREE: "Of your own, in millimetres",
    },
    codeAnchors: {
      LEFT_BOTTOM: "Lower margin, left",
      RIGHT_BOTTOM: "Lower margin, right",
      LEFT_TOP: "Upper margin, left",
      RIGHT_TOP: "Upper margin, right",
      FREE: "Of your own, in millimetres",
    },
    codeHint:
      "The code goes on the page that is signed, 62 mm by 16 mm, before the leader signs: whoever holds a printed copy opens the page of verification. Neither signature nor seal may cover it.",
    numberForms: {
      DIGITS: "The number alone (the file says “Số: …/QĐ-UBND” already)",
      WHOLE: "Number and symbol",
    },
    dateForms: {
      DAY_MONTH: "Day and month alone (the file says “ngày … tháng … năm …” already)",
      WHOLE: "All of “ngày … tháng … năm …”",
    },
    marks: {
      number: "number",
      date: "day",
      month: "month",
      signature: "signature and seal",
      code: "code for checking",
    },
    pictureOf: ({ page, names }) => `Page ${page}: ${names}`,
  },
};
