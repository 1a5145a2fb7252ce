import type { Locale, messages } from "../../../i18n/index.ts";
import type { Option } from "../../../web/components/index.ts";
import type { Component } from "../../catalogue/index.ts";
import type { AuthorityWord } from "../../document/index.ts";
import type { Place } from "../delivery.ts";
import type { ChannelOut, ComponentHeld } from "../dossier.ts";
import type { CasePapers } from "../screens/case-papers.ts";

export type FieldName = keyof ReturnType<typeof messages>["acts"]["field"];

/** A result on its way to paper: what may be corrected or has to be found out, as it stands now. */
export type DraftForm = {
  readonly outcome: "POSITIVE" | "NEGATIVE";
  readonly title: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly required: boolean;
    readonly isLong: boolean;
  }[];
};

/** One question of an act's form. The names are those of the act's body, so that mistakes find their field. */
export type FieldSpec =
  | {
      readonly kind: "line" | "text" | "date" | "money" | "files";
      readonly name: FieldName;
      readonly optional?: boolean;
      /** Hardly ever needed: below the button, folded. */
      readonly folded?: boolean;
      /** Asked only of a result that is handed over this way. */
      readonly way?: ChannelOut;
    }
  | {
      readonly kind: "select" | "radio" | "many";
      readonly name: FieldName;
      readonly options: readonly Option[];
      readonly optional?: boolean;
      /** What nothing chosen means; where it means nothing, the reader is asked to choose. */
      readonly emptyLabel?: string;
      readonly way?: ChannelOut;
    }
  | {
      readonly kind: "tick";
      readonly name: FieldName;
      readonly label: string | null;
      readonly folded?: boolean;
      readonly way?: ChannelOut;
    }
  | { readonly kind: "items"; readonly name: FieldName; readonly codes: readonly string[] }
  | {
      readonly kind: "papers";
      readonly name: FieldName;
      readonly components: readonly Component[];
      /** What is held of them, where the answer adds to it and does not take its place: folded, below the button. */
      readonly held: readonly ComponentHeld[] | null;
    }
  | { readonly kind: "draft"; readonly name: FieldName; readonly drafts: readonly DraftForm[] }
  | { readonly kind: "fixed"; readonly name: string; readonly value: string }
  /** Nothing is asked: what the office knows itself. */
  | { readonly kind: "said"; readonly name: FieldName; readonly text: string; readonly way: ChannelOut };

/** What the questions offer to choose from, gathered once for the page. */
export type ActChoices = {
  readonly locale: Locale;
  readonly paperName: (code: string) => string;
  /** By which templates results are set now: what is shown from this page is signed, or nothing is. */
  readonly templates: string;
  /** The papers of this case, and those only other cases need. */
  readonly papers: CasePapers;
  readonly held: readonly string[];
  /** Everything the dossier holds, with its counts and files. */
  readonly components: readonly ComponentHeld[];
  readonly asked: readonly string[];
  readonly assignees: readonly Option[];
  /** Who may get the work once this step, which assigns, is done; empty for any other step. */
  readonly nextAssignees: (taskId: string) => readonly Option[];
  readonly approvers: readonly Option[];
  /** In whose stead the officer signs by their post; null in their own right. */
  readonly signsAs: AuthorityWord | null;
  readonly units: readonly Option[];
  readonly agencies: readonly Option[];
  readonly returnTargets: (taskId: string) => readonly Option[];
  readonly outcomes: (taskId: string) => readonly string[];
  readonly consultation: { readonly id: string; readonly unitId: string } | null;
  readonly overLimit: boolean;
  readonly channelOut: string;
  /** Where the applicant would find an electronic result; `NOWHERE` where nobody could prove whose it is. */
  readonly place: Place | "NOWHERE";
  /** Why a dossier is late, as may be chosen today. */
  readonly lateCauses: readonly Option[];
  /** The office made the result itself and it is signed, digitally or by hand: further files come beside it, if any. */
  readonly signedPaper: "DIGITAL" | "BY_HAND" | null;
  /** The cause already told with an apology; empty where none was. */
  readonly lateCauseTold: string;
  /** Past its due day: whoever issues the result is asked why. */
  readonly isLate: boolean;
  /** What the officer answers for who ticks that nothing is owed any more; null where no figure is known. */
  readonly feesSettled: string | null;
  /** The papers the result may become; none where the office ships no template for it. */
  readonly drafts: readonly DraftForm[];
  /** The books say whether fees are settled: nobody is asked. */
  readonly feesInBooks: boolean;
  /** Something was paid: what becomes of it is decided when the dossier is withdrawn. */
  readonly feesPaid: boolean;
  /** What is charged and not yet paid: a demand for it is no second charge. */
  readonly due: readonly Option[];
};
