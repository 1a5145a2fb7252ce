import { COUNTER_STORIES } from "./counter-stories.ts";
import { MONEY_STORIES } from "./money-stories.ts";
import { RESULT_STORIES } from "./result-stories.ts";
import { DESK_STORIES } from "./stories.ts";

/** Every story of a dossier, by its name. */
export const STORIES = { ...DESK_STORIES, ...MONEY_STORIES, ...COUNTER_STORIES, ...RESULT_STORIES } as const;
export type StoryName = keyof typeof STORIES;
