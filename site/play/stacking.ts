/** What several credentials add up to by a rule, drawn as its tree: what counted where, what is missing, who decides. */
import { type Around, today } from './around.ts'
import { ask } from './ask.ts'
import { busy } from './busy.ts'
import { at, h } from './dom.ts'
import type { Stacked, StackedNode } from './messages.ts'

const SIGNS: Readonly<Record<string, string>> = {
  satisfied: '✓',
  waived: '✓',
  met: '✓',
  provisional: '?',
  'needs-decision': '?',
  undetermined: '?',
  empty: '✗',
  incomplete: '✗',
  violated: '✗',
}

function box({ title, sentence, status, have, need, unit, counts, decisions, short }: StackedNode): Node[] {
  return [
    h(
      'p',
      { class: `box ${status}` },
      h('span', { 'aria-hidden': 'true' }, `${SIGNS[status] ?? '·'} `),
      h('strong', {}, title),
      ` ${status}`,
      need !== undefined &&
        need > 0 &&
        h('meter', { min: '0', max: String(need), value: String(have ?? 0), 'aria-label': title }),
      need !== undefined && ` ${have ?? 0} of ${need} ${unit ?? ''}`,
      short !== undefined && `, short by ${short} even with all that fits`,
    ),
    ...(sentence && sentence !== title ? [h('p', { class: 'quiet' }, sentence)] : []),
    ...(counts.length > 0 ? [h('ul', { class: 'counts' }, ...counts.map((each) => h('li', {}, each)))] : []),
    ...decisions.map((each) => h('p', { class: 'decided' }, `Decided: ${each}`)),
  ]
}

const branch = (node: StackedNode): HTMLElement =>
  h('li', {}, ...box(node), node.children.length > 0 && h('ul', {}, ...node.children.map(branch)))

function drawn({ verdict, tree, constraints, unused, problems }: Stacked): Node[] {
  return [
    h('p', {}, h('strong', {}, verdict), '. The receiving organisation decides.'),
    ...(tree ? [h('ul', { class: 'tree' }, branch(tree))] : []),
    ...(constraints.length > 0
      ? [
          h('h3', {}, 'Constraints'),
          h(
            'ul',
            {},
            ...constraints.map(({ sentence, status }) =>
              h('li', {}, `${SIGNS[status] ?? '·'} ${sentence} ${status}`),
            ),
          ),
        ]
      : []),
    ...(unused.length > 0
      ? [
          h('h3', {}, 'What does not count'),
          h('ul', {}, ...unused.map(({ title, why }) => h('li', {}, `${title}: ${why.join(', ')}`))),
        ]
      : []),
    ...problems.map((problem) => h('p', { class: 'no' }, problem)),
  ]
}

/** Puts choices into a list; those somebody dropped come first. */
export const choices = (
  select: HTMLSelectElement,
  items: readonly { readonly name: string; readonly title: string }[],
): void => select.replaceChildren(...items.map(({ name, title }) => h('option', { value: name }, title)))

/** What was dropped, by the name of its choice. */
const own = new Map<string, unknown>()

/** Takes a rule or policy that somebody dropped as a choice, and chooses it. */
export function chooseOwn(select: HTMLSelectElement, name: string, value: unknown): void {
  const key = `own:${name}`
  if (!own.has(key)) select.prepend(h('option', { value: key }, name))
  own.set(key, value)
  select.value = key
}

/** What is chosen: of somebody's own, or of those that are shipped. */
export const chosenOf = async (select: HTMLSelectElement, folder: string): Promise<unknown> =>
  own.get(select.value) ?? (await (await fetch(`/${folder}/${select.value}.json`)).json())

export async function stacking({ held, decisions }: Around): Promise<void> {
  const select = at<HTMLSelectElement>('rule')
  at('stack').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('stacked'), async () =>
      drawn(
        await ask('stack', {
          rule: await chosenOf(select, 'packs'),
          held: held(),
          decisions: decisions(),
          at: today(),
        }),
      ),
    )
  })
  choices(select, await (await fetch('/packs/index.json')).json())
}
