import { dirname, join, normalize } from "node:path";
import {
  isCallExpression,
  isClassDeclaration,
  isExportDeclaration,
  isFunctionDeclaration,
  isImportDeclaration,
  isImportTypeNode,
  isNamedExports,
  isNamedImports,
  isStringLiteral,
  isTypeAliasDeclaration,
  isVariableStatement,
  type Node,
  SyntaxKind,
} from "typescript/unstable/ast";
import type { ParsedFile } from "./syntax-tree.ts";

export type Exported = { readonly path: string; readonly name: string; readonly position: number };

/** What a file offers to others: its exported declarations, and what it passes on from elsewhere. */
export function exportsOf({ path, tree }: ParsedFile): Exported[] {
  return tree.statements.flatMap((statement) => {
    const position = statement.getStart(tree);
    const offer = (name: string): Exported => ({ path, name, position });
    if (isExportDeclaration(statement)) {
      const list = statement.exportClause;
      return list !== undefined && isNamedExports(list)
        ? list.elements.map((each) => offer(each.name.getText(tree)))
        : [];
    }
    if (!/^export (?!default)/.test(tree.text.slice(position, position + 20))) return [];
    if (isVariableStatement(statement))
      return statement.declarationList.declarations.map((each) => offer(each.name.getText(tree)));
    if (
      isFunctionDeclaration(statement) ||
      isClassDeclaration(statement) ||
      isTypeAliasDeclaration(statement)
    )
      return statement.name === undefined ? [] : [offer(statement.name.getText(tree))];
    return [];
  });
}

/** What a file takes from others, as `path#name`; `path#*` where it takes a file whole. */
export function importsOf({ path, tree }: ParsedFile): string[] {
  const taken: string[] = [];
  // Only `import(…)` stands below the top of a file; walking every node of every file takes most of the time.
  const isDeep = /\bimport\(/.test(tree.text);
  const take = (specifier: Node | undefined, names: readonly string[]) => {
    if (specifier === undefined || !isStringLiteral(specifier) || !specifier.text.startsWith(".")) return;
    const from = normalize(join(dirname(path), specifier.text));
    taken.push(...names.map((name) => `${from}#${name}`));
  };
  const nameIn = (each: { readonly propertyName?: Node | undefined; readonly name: Node }) =>
    (each.propertyName ?? each.name).getText(tree);
  const visit = (node: Node): void => {
    if (isImportDeclaration(node)) {
      const list = node.importClause?.namedBindings;
      const names = list === undefined ? [] : isNamedImports(list) ? list.elements.map(nameIn) : ["*"];
      take(node.moduleSpecifier, names);
    } else if (isExportDeclaration(node)) {
      const list = node.exportClause;
      take(
        node.moduleSpecifier,
        list !== undefined && isNamedExports(list) ? list.elements.map(nameIn) : ["*"],
      );
    } else if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
      take(node.arguments[0], ["*"]);
    } else if (isImportTypeNode(node)) {
      const literal = node.argument;
      take("literal" in literal ? (literal.literal as Node) : undefined, ["*"]);
    }
    if (isDeep) node.forEachChild(visit);
  };
  tree.statements.forEach(visit);
  return taken;
}
