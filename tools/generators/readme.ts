/**
 * The README's table of elements and profiles: what comes back of every valid fixture of an element that
 * is written in a profile and read again.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Microcredential } from '../../packages/core/src/index.ts'
import { openbadges } from '../../packages/core/src/profiles/openbadges.ts'
import { type WritableProfile, write } from '../../packages/core/src/write.ts'
import { load } from '../model/load.ts'
import type { Element } from '../model/model.ts'
import { root } from '../root.ts'
import type { Generator } from './generator.ts'

const BEGIN = '<!-- elements and profiles: written by npm run generate -->'
const END = '<!-- end -->'

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

const base = read('examples/credentials/yecla-low-emission-wood-finishing.json') as Microcredential

/** The base record with each valid fixture of an element in place. */
function* records({ id, key }: Element): Iterable<Microcredential> {
  const folder = `packages/schemas/elements/${id}/valid`
  for (const file of readdirSync(join(root, folder))) yield { ...base, [key]: read(`${folder}/${file}`) }
}

const OPTIONS = { issuer: { id: 'https://issuer.example/', name: 'Issuer' } }

/** How a profile keeps an element. */
function keeping(element: Element, profile: WritableProfile): string {
  let whole = true
  let any = false
  for (const record of records(element)) {
    const lost = write(record, profile, OPTIONS).loss.filter(
      ({ pointer }) => pointer.split('/')[1] === element.key,
    )
    const gone = lost.some(({ pointer, kind }) => pointer === `/${element.key}` && kind === 'lost')
    if (lost.some(({ kind }) => kind !== 'added')) whole = false
    if (!gone) any = true
  }
  return whole ? 'lossless' : any ? 'in part' : 'lost'
}

/** What a reader of Open Badges who does not know the extension gets of an element. */
function plainly(element: Element): string {
  const back = [...records(element)].map((record) => {
    const badge = structuredClone<unknown>(write(record, 'openbadges', OPTIONS).credential) as Record<
      string,
      Record<string, Record<string, unknown>>
    >
    const subject = badge.credentialSubject!
    delete subject.microcredential
    delete subject.achievement!.microcredential
    return openbadges.read(badge).record[element.key as keyof Microcredential] !== undefined
  })
  return back.every(Boolean) ? 'yes' : back.some(Boolean) ? 'in part' : 'no'
}

const BADGE_2 = readFileSync(join(root, 'packages/schemas/crosswalks/openbadges2.csv'), 'utf8')

/** Whether an Open Badge 2, which is read and not written, has a place for an element. */
const inBadge2 = ({ key }: Element): string => (new RegExp(`^/${key}[/,]`, 'm').test(BADGE_2) ? 'read' : 'no')

export const readme: Generator = {
  name: 'readme',
  files() {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    const { elements, definitions } = load()
    const rows = elements.map((element) => {
      const { title } = definitions.get(element.definition)!
      const { number, required } = element.annex
      const cells = [
        keeping(element, 'vc'),
        keeping(element, 'openbadges'),
        plainly(element),
        keeping(element, 'edc'),
        keeping(element, 'eudi-learning-credential'),
        inBadge2(element),
      ]
      return `| ${number} | ${title}${required ? '' : ' (optional)'} | ${cells.join(' | ')} |`
    })
    const table = [
      '| | element | Verifiable Credential | Open Badge with extension | its plain fields | European Digital Credential | EUDI learning credential | Open Badge 2 |',
      '|--:|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n')
    const [before, rest] = text.split(BEGIN) as [string, string]
    return [['README.md', `${before}${BEGIN}\n\n${table}\n\n${rest.slice(rest.indexOf(END))}`]]
  },
}
