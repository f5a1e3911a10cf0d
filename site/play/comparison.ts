/** Two credentials beside each other: element by element, and outcome by outcome. */
import { type Around, today } from './around.ts'
import { ask } from './ask.ts'
import { busy } from './busy.ts'
import { at, h } from './dom.ts'
import type { Compared } from './messages.ts'
import { choices, chosenOf } from './stacking.ts'

const headed = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement =>
  h(
    'table',
    {},
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', {}, cell))))),
  )

function drawn(source: string, target: string, compared: Compared): Node[] {
  const { grade, covered, elements, outcomes, decided } = compared
  return [
    h(
      'p',
      {},
      h('strong', {}, grade),
      `: ${Math.round(covered * 100)} % of the outcomes covered. The receiving organisation decides.`,
    ),
    ...(decided ? [h('p', { class: 'decided' }, `Decided: ${decided}`)] : []),
    headed(
      `${source} in place of ${target}`,
      ['Element', 'Difference', 'Reason'],
      elements.map(({ element, status, reason }) => [element, status, reason]),
    ),
    headed(
      'Outcomes beside each other',
      ['Held', 'How', 'Asked for'],
      outcomes.map(({ source: held, how, target: asked }) => [held, how, asked]),
    ),
  ]
}

export async function comparison({ held, decisions }: Around): Promise<void> {
  const policy = at<HTMLSelectElement>('policy')
  at('compare').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('compared'), async () => {
      const [source, target] = held()
      if (!source || !target)
        return [h('p', {}, 'Drop two credentials or specifications: the first is compared with the second.')]
      const asked = {
        source,
        target,
        purpose: at<HTMLSelectElement>('purpose').value,
        ...(policy.value && { policy: await chosenOf(policy, 'policies') }),
        decisions: decisions(),
        at: today(),
      }
      return drawn(source.name, target.name, await ask('compare', asked))
    })
  })
  const shipped = (await (await fetch('/policies/index.json')).json()) as { name: string; title: string }[]
  choices(policy, [{ name: '', title: 'the one made for the purpose' }, ...shipped])
}
