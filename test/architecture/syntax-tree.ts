import { relative } from "node:path";
import {
  type FunctionLikeDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isFunctionLikeDeclaration,
  isMethodDeclaration,
  isVariableDeclaration,
  type Node,
  type SourceFile,
} from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";
import { ROOT } from "./source-tree.ts";

export type ParsedFile = { readonly path: string; readonly tree: SourceFile };

/**
 * Hands every file of the program, as the compiler reads it, to `look`; paths are relative to the project. Only our own
 * files are opened, without what they take from packages: that would be half of the work, and no rule asks for types.
 */
export function withProgram<T>(look: (files: readonly ParsedFile[]) => T): T {
  const api = new API({ cwd: ROOT });
  try {
    const [project] = api
      .updateSnapshot({ openProject: `${ROOT}test/architecture/tsconfig.syntax.json` })
      .getProjects();
    if (project === undefined) throw new TypeError("tsconfig.syntax.json names no program");
    const files = project.program.getSourceFileNames().flatMap((name) => {
      const path = relative(ROOT, name);
      const tree = /^(\.\.|node_modules)\//.test(path) ? undefined : project.program.getSourceFile(name);
      return tree === undefined ? [] : [{ path, tree }];
    });
    return look(files);
  } finally {
    api.close();
  }
}

export type FunctionFound = {
  readonly path: string;
  readonly line: number;
  /** Its own name or that of the constant it is bound to; empty for one passed on the spot. */
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
};

/** Every function of a file, nested ones too; its comment does not count. */
export function functionsIn({ path, tree }: ParsedFile): FunctionFound[] {
  const found: FunctionFound[] = [];
  const lineOf = (position: number) => tree.text.slice(0, position).split("\n").length;
  const visit = (node: Node): void => {
    if (isFunctionLikeDeclaration(node)) {
      const line = lineOf(node.getStart(tree));
      const name = nameOf(node)?.getText(tree) ?? "";
      found.push({
        path,
        line,
        name,
        lines: lineOf(node.end) - line + 1,
        parameters: node.parameters.length,
      });
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

function nameOf(node: FunctionLikeDeclaration): Node | undefined {
  if (isFunctionDeclaration(node) || isFunctionExpression(node) || isMethodDeclaration(node))
    return node.name;
  return isVariableDeclaration(node.parent) ? node.parent.name : undefined;
}
