/** What the list of pages says; the server writes it, in the language of the page. */
export type Words = Readonly<
  Record<
    | "pages"
    | "sending"
    | "waiting"
    | "checking"
    | "arrived"
    | "failed"
    | "tooLarge"
    | "hold"
    | "up"
    | "down"
    | "turn"
    | "remove"
    | "resume"
    | "place"
    | "count"
    | "joined"
    | "of",
    string
  >
>;
