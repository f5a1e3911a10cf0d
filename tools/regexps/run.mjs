/**
 * Looks at every regular expression of the packages, and at every pattern of the schemas: none may take more than
 * linear time, whatever text it is held against.
 *
 *   npm run regexps
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyse } from 'scslre'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))

const files = (folder, wanted) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file) && !/(?:^|\/)(?:node_modules|dist)\//.test(file))
    .map((file) => `${folder}/${file}`)
    .sort()

/** Expressions of a source text: literals, and what is built of a literal text. */
function* expressionsIn(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const line = (node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const open = [source]
  for (let node = open.pop(); node; node = open.pop()) {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, text, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)
      yield { at: `${file}:${line(node)}`, source: text, flags }
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText() === 'RegExp' &&
      node.arguments?.[0] &&
      ts.isStringLiteralLike(node.arguments[0])
    ) {
      const [pattern, flags] = node.arguments
      yield { at: `${file}:${line(node)}`, source: pattern.text, flags: flags?.text ?? '' }
    }
    ts.forEachChild(node, (child) => void open.push(child))
  }
}

/** Patterns of a JSON Schema, as validators compile them. */
function* patternsIn(file) {
  const open = [JSON.parse(readFileSync(join(root, file), 'utf8'))]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    if (typeof value.pattern === 'string') yield { at: file, source: value.pattern, flags: 'u' }
    if (typeof value.patternProperties === 'object')
      for (const source of Object.keys(value.patternProperties ?? {})) yield { at: file, source, flags: 'u' }
    open.push(...Object.values(value))
  }
}

const all = [
  ...files('packages', /\/src\/.*\.[jt]s$/)
    .filter((file) => !/\.(?:test|d)\.ts$/.test(file))
    .flatMap((file) => [...expressionsIn(file)]),
  ...files('packages/schemas', /\.schema\.json$/).flatMap((file) => [...patternsIn(file)]),
]
let slow = 0
let unread = 0
const seen = new Map()
for (const { at, source, flags } of all) {
  const name = `/${source}/${flags}`
  if (seen.has(name)) continue
  seen.set(name, at)
  try {
    const { reports } = analyse({ source, flags: flags.replace('v', 'u') })
    if (reports.length === 0) continue
    slow++
    console.log(
      `${at}: ${name}: ${reports.map(({ type, exponential }) => `${type}${exponential ? ' (exponential)' : ''}`).join(', ')}`,
    )
  } catch (error) {
    unread++
    console.log(`${at}: ${name} cannot be looked at: ${error.message}`)
  }
}
console.log(
  `${seen.size} expressions, ${slow} that take more than linear time, ${unread} that cannot be looked at`,
)
process.exitCode = slow + unread > 0 ? 1 : 0
