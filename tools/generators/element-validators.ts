/**
 * A validator per element, each a constant of its own, so that a bundle holds those alone that are asked for: with its
 * schema, and the rules that may find fault with an element where nothing else is there. Their codes say which they are.
 * How scripts are written is known to those alone who look at the whole of a credential: the tables are a fifth of a validator.
 */
import { load } from '../model/load.ts'
import { banner } from './banner.ts'
import { compiled, elementsOf, readOf, ruleCodes } from './findings.ts'
import type { Generator } from './generator.ts'

/** Rules about any part, and about the credential as a whole. */
const ANYWHERE = /^(?:any|credential)\./

/** All of them in one object, which whoever asks for one by name does not load. */
const all = (keys: readonly string[]): string => `
/**
 * A validator per element, by its key in the record. Each speaks Standard Schema. Whoever needs one or two imports
 * them by name, and loads no more: \`import { level } from '@microcred/validators/elements'\`.
 * Advice about scripts (mixed alphabets, invisible characters, markup) is given by \`microcredential\` and \`validate\`.
 *
 * @example
 * import { elementValidators } from '@microcred/validators/elements'
 *
 * elementValidators.level.is({ eqf: 5 }) // true
 * elementValidators.level.check({ eqf: 9 })[0]?.code // 'level.out-of-range'
 */
export const elementValidators: {
${keys.map((key) => `  readonly ${key}: Validator<NonNullable<Microcredential['${key}']>>`).join('\n')}
} = /*#__PURE__*/ (() => ({ ${keys.join(', ')} }))()
`

export const elementValidators: Generator = {
  name: 'element-validators',
  files() {
    const { elements } = load()
    /** Whether a rule may find fault with an element where nothing else is there. */
    const concerns = (code: string, id: string): boolean =>
      ANYWHERE.test(code) ? (elementsOf(code)?.includes(id) ?? true) : code.startsWith(`${id}.`)
    const rules = ruleCodes().filter(
      (code) => readOf(code) !== 'scripts' && elements.some(({ id }) => concerns(code, id)),
    )
    const everywhere = rules.filter((code) => elements.every(({ id }) => concerns(code, id)))
    const named = (code: string): string => `rule${rules.indexOf(code)}`
    const entry = (code: string): string =>
      `['${code.replace(/^any\./, '*.')}', ${compiled(code, named(code))}]`
    const list = (codes: readonly string[]): string => codes.map((code) => `    ${entry(code)},\n`).join('')
    const validators = elements.map(({ id, key, annex, definition }) => {
      const own = rules.filter((code) => concerns(code, id) && !everywhere.includes(code))
      return `/** Validator of element ${annex.number}. */
export const ${key}: Validator<NonNullable<Microcredential['${key}']>> = /*#__PURE__*/ (() =>
  elementValidator('${key}', ${annex.number}, schemas.${definition}, [
    ...anywhere(),
${list(own)}  ]))()
`
    })
    return [
      [
        'packages/validators/src/generated/element-validators.ts',
        [
          banner('packages/schemas/elements, packages/validators/src/check/rules'),
          "import type { Microcredential } from '@microcred/core'\n",
          "import { elementValidator } from '../check/element.js'\n",
          ...rules.map((code) => `import { rule as ${named(code)} } from '../check/rules/${code}.js'\n`),
          "import type { RuleByCode } from '../check/rules/rule.js'\n",
          "import type { Validator } from '../report/standard.js'\n",
          "import * as schemas from './schemas.js'\n\n",
          '/** Rules about every element. */\n',
          `const anywhere = (): readonly RuleByCode[] => [\n${list(everywhere)}  ]\n\n`,
          validators.join('\n'),
          all(elements.map(({ key }) => key)),
        ].join(''),
      ],
    ]
  },
}
