/** The report beside the editor: verdict, findings with their fixes, the sixteen rows and the nine of trust. */
import { ask } from './ask.ts'
import { at, h, sentence } from './dom.ts'
import type { Marked, Said } from './messages.ts'

interface Doing {
  readonly goTo: (start: number, end: number) => void
  readonly fix: (marked: Marked) => void
}

const MARKS: Record<string, string> = {
  present: '✓',
  missing: '–',
  invalid: '✗',
  unreadable: '?',
  verified: '✓',
  failed: '✗',
}

const WORDS: Record<string, string> = {
  valid: 'keeps the rules of its form',
  invalid: 'breaks the rules of its form',
  unreadable: 'cannot be read',
  complete: 'has all mandatory elements',
  incomplete: 'lacks mandatory elements, or has unsound ones',
  'not-checked': 'was not checked',
  'not-applicable': 'does not apply',
}

async function explained(code: string, into: HTMLElement): Promise<void> {
  const { explanation, source, url } = await ask('explain', { code })
  into.replaceChildren(
    h('p', {}, explanation),
    h('p', {}, h('a', { href: url, rel: 'noreferrer' }, source)),
    h('p', {}, h('a', { href: `/findings/${code}/` }, `All about ${code}`)),
  )
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function item(marked: Marked, { goTo, fix }: Doing): HTMLElement {
  const { finding, span, edits } = marked
  const more = h('div', {})
  const where = finding.line ? `${finding.line}:${finding.column}` : finding.pointer || '/'
  return h(
    'li',
    { class: finding.severity },
    h('span', { class: 'severity' }, finding.severity),
    ' ',
    span
      ? h('button', { type: 'button', class: 'place', onclick: () => goTo(span.start, span.end) }, where)
      : h('code', {}, where),
    h('p', {}, ...sentence(finding.message)),
    edits && h('button', { type: 'button', onclick: () => fix(marked) }, `Fix: ${finding.fix!.title}`),
    h(
      'details',
      { ontoggle: () => more.childNodes.length === 0 && explained(finding.code, more) },
      h('summary', {}, `Why: ${finding.code}`),
      more,
    ),
  )
}

const verdicts = ({ verdict, profile, ok }: Said): HTMLElement =>
  h(
    'div',
    {},
    h('p', { class: ok ? 'yes' : 'no' }, `${ok ? '✓' : '✗'} ${profile}`),
    h(
      'dl',
      { class: 'facts' },
      ...Object.entries(verdict).flatMap(([part, state]) => [
        h('dt', {}, part === 'annexI' ? 'Annex I' : part),
        h('dd', {}, `${state}: ${WORDS[String(state)] ?? ''}`.replace(/: $/, '')),
      ]),
    ),
  )

const rows = ({ elements, titles }: Said): HTMLElement =>
  h(
    'table',
    {},
    h('caption', {}, 'The sixteen elements'),
    h(
      'thead',
      {},
      h('tr', {}, ...['Number', 'Element', 'Asked', 'Status'].map((head) => h('th', { scope: 'col' }, head))),
    ),
    h(
      'tbody',
      {},
      ...elements.map(({ id, annex, required, status }, index) =>
        h(
          'tr',
          { class: status },
          h('td', {}, `${MARKS[status] ?? ''} ${annex}`),
          h('td', {}, h('a', { href: `/elements/${id}/` }, titles[index]!)),
          h('td', {}, required ? 'mandatory' : 'optional'),
          h('td', {}, status),
        ),
      ),
    ),
  )

const nine = (claims: NonNullable<Said['claims']>): HTMLElement =>
  h(
    'table',
    {},
    h('caption', {}, 'What is proven: nine rows'),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Row'), h('th', { scope: 'col' }, 'State'))),
    h(
      'tbody',
      {},
      ...claims.map(({ id, state }) =>
        h('tr', { class: state }, h('td', {}, id), h('td', {}, `${MARKS[state] ?? ''} ${state}`)),
      ),
    ),
  )

/** Shows what is said of the credential in the editor. */
export function shown(said: Said, doing: Doing): void {
  const { found, total, claims } = said
  const errors = found.filter(({ finding }) => finding.severity === 'error').length
  at('status').textContent =
    total === 0
      ? 'No findings.'
      : `${counted(total, 'finding')}${total > found.length ? `, the first ${found.length} are shown` : ''}, ${counted(errors, 'error')}.`
  const { language, state, untranslated } = said
  at('verdict').replaceChildren(
    verdicts(said),
    ...said.notChecked.map((message) => h('p', {}, message)),
    ...(state === 'machine'
      ? [h('p', {}, 'These sentences were translated by a machine and not read by a native reader yet.')]
      : []),
    ...(untranslated ? [h('p', {}, `${untranslated} sentences are in English.`)] : []),
  )
  at('findings').lang = language
  at('findings').replaceChildren(...found.map((marked) => item(marked, doing)))
  at('rows').replaceChildren(
    ...(said.elements.length > 0 ? [rows(said)] : []),
    ...(claims ? [nine(claims)] : []),
  )
}
