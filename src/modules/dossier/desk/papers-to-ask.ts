import type { Component } from "../../catalogue/index.ts";
import type { RoutedAct } from "../api/act-bodies.ts";
import type { CasePapers } from "../screens/case-papers.ts";

/**
 * Before acceptance only papers of this case can be missing; during appraisal a fact may prove to be another, so all
 * published ones can be named, those of the case first.
 */
export function askablePapers(act: RoutedAct, { applying, others }: CasePapers): readonly string[] {
  const papers = act === "requestIntakeSupplement" ? applying : [...applying, ...others];
  return papers.map((component) => component.code);
}

/** What the open request asks for; every paper of the case where none is open. */
export function askedPapers(papers: CasePapers, asked: readonly string[]): readonly Component[] {
  if (asked.length === 0) return papers.applying;
  return [...papers.applying, ...papers.others].filter((component) => asked.includes(component.code));
}
