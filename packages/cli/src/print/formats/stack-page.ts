/** A rule, or what it makes of what somebody holds, as one page to print and to file: no script, nothing to load. */
import '../command-words.js'
import type { Catalogue, Params } from '@microcred/core/messages'
import {
  type ConstraintResult,
  type NodeResult,
  type Sentence,
  type StackingRule,
  type StackResult,
  sentencesOf,
} from '@microcred/stacking'
import { escaped } from '../markup.js'
import { type Words, wordsIn } from '../words.js'
import { reason } from './stack.js'

type Name = Readonly<Record<string, string | undefined>>

const STYLE = `
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.verdict { font-size: 1.2rem; font-weight: 600; border-inline-start: .4rem solid #1a1a1a; padding-inline-start: .8rem; }
ol.tree, ol.tree ol { list-style: none; padding-inline-start: 1.4rem; border-inline-start: 1px solid #767676; }
ol.tree { padding-inline-start: 0; border: 0; } li { margin: .35rem 0; }
.standing { font-weight: 600; } .standing::before { content: "– "; } small { color: #4a4a4a; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #767676; padding: .35rem .6rem; text-align: start; vertical-align: top; }
@media print { body { margin: 0; max-width: none; } li, tr { break-inside: avoid; } h2 { break-after: avoid; } }
`

interface Answered {
  readonly result: StackResult
  readonly names: (held: number) => string
}

/** The page of a rule, with what it makes of a hand where that was asked. */
export function stackPage(rule: StackingRule, answered?: Answered, catalogue?: Catalogue): string {
  const page = new Page(rule, catalogue)
  const title = page.named(rule.title, rule.id)
  return `<!doctype html>
<html lang="${escaped(page.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main>
<h1>${page.text(rule.title, rule.id)}</h1>
${answered ? page.answer(answered) : page.alone()}
</main></body>
</html>
`
}

class Page {
  readonly language: string
  readonly #rule: StackingRule
  readonly #words: Words
  readonly #sentences: readonly Sentence[]

  constructor(rule: StackingRule, catalogue: Catalogue | undefined) {
    this.#rule = rule
    this.#words = wordsIn(catalogue)
    this.language = catalogue?.language ?? 'en'
    this.#sentences = sentencesOf(rule, catalogue)
  }

  alone(): string {
    const { id, version, validFrom } = this.#rule
    return [
      `<p>${this.#say('stack/page-advice', { owner: this.#owner() })}</p>`,
      this.#source(),
      `<p><small>${this.#say('stack/page-in-force', { rule: id, version, at: validFrom })}</small></p>`,
      this.#section(
        'stack/page-rule',
        nested(this.#sentences, ({ id, title, sentence }) => `${this.#title(title, id)}${escaped(sentence)}`),
      ),
    ].join('\n')
  }

  answer({ result, names }: Answered): string {
    const { rule, version, at } = result.provenance
    const byId = new Map(result.nodes.map((node) => [node.id, node]))
    const [root] = result.nodes
    return [
      `<p class="verdict">${this.#say(`stack/verdict-${result.verdict}`)}${result.class ? `: ${this.text(result.class.title, result.class.id)}` : ''}</p>`,
      `<p>${this.#say('stack/page-advice', { owner: this.#owner() })}</p>`,
      root
        ? this.#section('stack/page-rule', `<ol class="tree">${this.#node(root, byId, result, names)}</ol>`)
        : '',
      this.#section('stack/constraints', items(result.constraints.map((each) => this.#limit(each)))),
      this.#section(
        'stack/page-classes',
        items(
          (result.classes ?? []).map(
            ({ id, title, verdict }) =>
              `${this.text(title, id)} <span class="standing">${this.#say(`stack/verdict-${verdict}`)}</span>`,
          ),
        ),
      ),
      this.#section('stack/page-counted', this.#counted(result, names)),
      this.#section('stack/not-counted', this.#unused(result, names)),
      this.#section(
        'stack/missing',
        items(
          result.missing.map(
            ({ requirement, missing, unit }) =>
              `${escaped(this.#sentence(requirement))} <span class="standing">${this.#say('stack/page-short', { amount: `${span(missing)} ${unit ?? ''}`.trim() })}</span>`,
          ),
        ),
      ),
      this.#section(
        'stack/not-known',
        items(
          result.undetermined.map(
            ({ held, element }) => `${escaped(names(held))}: ${this.#say('stack/page-silent', { element })}`,
          ),
        ),
      ),
      this.#section(
        'stack/page-decisions',
        items(
          result.decisions.map(({ requirement, kind, by, date, reason }) =>
            escaped(`${requirement}: ${kind}, ${by}, ${date}${reason ? `, ${reason}` : ''}`),
          ),
        ),
      ),
      this.#source(),
      `<p><small>${this.#say('stack/page-basis', { rule, version, at })}</small></p>`,
    ].join('\n')
  }

  named(name: Name | undefined, otherwise: string): string {
    return name?.[this.language] ?? name?.en ?? Object.values(name ?? {})[0] ?? otherwise
  }

  /** A name as text of the page, with its language where that is another than the page's. */
  text(name: Name | undefined, otherwise: string): string {
    const text = escaped(this.named(name, otherwise))
    const language = [this.language, 'en', ...Object.keys(name ?? {})].find((each) => name?.[each])
    return language === undefined || language === this.language
      ? text
      : `<span lang="${escaped(language)}">${text}</span>`
  }

  #title = (name: Name | undefined, id: string): string => (name ? `<b>${this.text(name, id)}</b> ` : '')

  #say(key: Parameters<Words>[0], params: Params = {}): string {
    return escaped(this.#words(key, params))
  }

  #owner = (): string => this.named(this.#rule.owner.name, this.#rule.owner.id ?? '')

  #source(): string {
    const { authority } = this.#rule
    if (!authority) return ''
    const document = [authority.document, authority.clause].filter(Boolean).join(', ')
    const doubt = authority.verified ? '' : ` (${this.#say('stack/page-unverified')})`
    const link = authority.url ? `<br><a href="${escaped(authority.url)}">${escaped(authority.url)}</a>` : ''
    return `<p>${this.#say('stack/page-source', { document })}${doubt}${link}</p>`
  }

  #section(key: Parameters<Words>[0], content: string): string {
    return content === '' ? '' : `<section><h2>${this.#say(key)}</h2>${content}</section>`
  }

  /** The sentence of a requirement or constraint; what stands under a reference is said by its own. */
  #sentence(id: string): string {
    const own = id.slice(id.lastIndexOf('/') + 1)
    return this.#sentences.find((each) => each.id === id || each.id === own)?.sentence ?? id
  }

  #node(
    node: NodeResult,
    byId: ReadonlyMap<string, NodeResult>,
    result: StackResult,
    names: (held: number) => string,
  ): string {
    const uses = result.counted.filter(({ requirement }) => requirement === node.id)
    const progress =
      node.have && node.need !== undefined
        ? ` (${this.#say('stack/of', { have: span(node.have), need: node.need })})`
        : ''
    const children = node.children.map((child) => this.#node(byId.get(child)!, byId, result, names))
    return `<li>${this.#title(node.title, node.id)}${escaped(this.#sentence(node.id))} <span class="standing">${this.#say(`stack/standing-${node.status}`)}${progress}</span>${items(uses.map(({ held }) => escaped(names(held))))}${children.length > 0 ? `<ol>${children.join('')}</ol>` : ''}</li>`
  }

  #limit({ id, status, counted, required }: ConstraintResult): string {
    const progress =
      counted && required !== undefined
        ? ` (${this.#say('stack/of', { have: span(counted), need: Math.round(required * 1e6) / 1e6 })})`
        : ''
    return `${escaped(this.#sentence(id))} <span class="standing">${this.#say(`stack/constraint-${status}`)}${progress}</span>`
  }

  #counted({ counted }: StackResult, names: (held: number) => string): string {
    return this.#table(
      ['stack/page-credential', 'stack/page-place', 'stack/page-volume'],
      counted.map(({ held, requirement, counted: volume, part }) => [
        escaped(names(held)),
        escaped(this.#sentence(requirement)),
        volume
          ? escaped(`${span(volume)} ${volume.unit}${part < 1 ? ` (${Math.round(part * 100)} %)` : ''}`)
          : this.#say('stack/volume-unknown'),
      ]),
    )
  }

  #unused({ unused }: StackResult, names: (held: number) => string): string {
    return this.#table(
      ['stack/page-credential', 'stack/page-why'],
      unused.map(({ held, reasons }) => [
        escaped(names(held)),
        items(reasons.map((each) => escaped(reason(each, names, this.#words)))),
      ]),
    )
  }

  #table(heads: readonly Parameters<Words>[0][], rows: readonly (readonly string[])[]): string {
    if (rows.length === 0) return ''
    const head = heads.map((key) => `<th scope="col">${this.#say(key)}</th>`).join('')
    const body = rows.map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    )
    return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
  }
}

const span = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  least === most ? `${least}` : `${least}–${most}`

const items = (all: readonly string[]): string =>
  all.length === 0 ? '' : `<ul>${all.map((each) => `<li>${each}</li>`).join('')}</ul>`

/** Sentences as lists within lists, by how deep they lie. */
function nested(all: readonly Sentence[], text: (each: Sentence) => string): string {
  let depth = -1
  let out = ''
  for (const each of all) {
    if (each.depth > depth) out += depth < 0 ? '<ol class="tree">' : '<ol>'
    else out += `</li>${'</ol></li>'.repeat(depth - each.depth)}`
    out += `<li>${text(each)}`
    depth = Math.min(each.depth, depth + 1)
  }
  return out === '' ? '' : `${out}</li>${'</ol></li>'.repeat(depth)}</ol>`
}
