/**
 * Marks what modules of the packages compute when they are loaded as free of effects, as `sideEffects: false` of their
 * manifests says it is: a chunk that several entries share holds many modules, and of one that is asked for in part a
 * bundler would have to keep every call that nobody marked.
 */
import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'
import ts from 'typescript'

/** Whether an expression is kept out by any bundler where nobody asks for it: it calls nothing and reads no member. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isPlain(node.expression)
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isPlain)
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (each) =>
        ts.isMethodDeclaration(each) ||
        ts.isShorthandPropertyAssignment(each) ||
        (ts.isPropertyAssignment(each) && isPlain(each.initializer)),
    )
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand)
  return (
    ts.isLiteralExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassExpression(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  )
}

/** Where a module waits while it is loaded, nothing can be put into a function. */
const waits = (text: string): boolean => /\bawait\b/.test(text)

/** The text of a module with its constants marked. */
export function marked(text: string, file = 'module.ts'): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.TS)
  const out: string[] = []
  let done = 0
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isIdentifier(name) || isPlain(initializer)) continue
      const start = initializer.getStart(source)
      const value = text.slice(start, initializer.end)
      if (waits(value)) continue
      out.push(text.slice(done, start), '/* @__PURE__ */ (() => (', value, '))()')
      done = initializer.end
    }
  }
  return out.join('') + text.slice(done)
}

const read = new Map<string, string>()

/** The plugin of esbuild that reads the modules of the packages so. */
export const pure: Plugin = {
  name: 'pure',
  setup(build) {
    if (build.initialOptions.format !== 'esm') return
    build.onLoad({ filter: /packages[\\/]\w+[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      let contents = read.get(path)
      if (contents === undefined) {
        contents = marked(readFileSync(path, 'utf8'), path)
        read.set(path, contents)
      }
      return { contents, loader: 'ts' }
    })
  },
}
