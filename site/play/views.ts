/** What else can be asked of the credential: another form, skills, a stacking rule, a comparison. */
import { ask } from './ask.ts'
import { at, h } from './dom.ts'
import type { Input, Named } from './messages.ts'

interface Around {
  readonly input: () => Input
  readonly held: () => readonly Named[]
  readonly goTo: (start: number, end: number) => void
  readonly insert: (text: string) => void
}

const today = (): string => new Date().toISOString().slice(0, 10)

const busy = async (into: HTMLElement, work: () => Promise<readonly Node[]>): Promise<void> => {
  into.setAttribute('aria-busy', 'true')
  try {
    into.replaceChildren(...(await work()))
  } catch (error) {
    into.replaceChildren(h('p', { class: 'no' }, (error as Error).message))
  } finally {
    into.removeAttribute('aria-busy')
  }
}

const place = (
  pointer: string,
  span: { start: number; end: number } | undefined,
  goTo: Around['goTo'],
): HTMLElement =>
  span
    ? h(
        'button',
        { type: 'button', class: 'place', onclick: () => goTo(span.start, span.end) },
        pointer || '/',
      )
    : h('code', {}, pointer || '/')

function conversion({ input, goTo }: Around): void {
  const to = at<HTMLSelectElement>('to')
  at('convert').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('converted'), async () => {
      const { text, loss, lacks, unread, refused } = await ask('convert', { input: input(), to: to.value })
      if (refused) return [h('p', { class: 'no' }, refused)]
      return [
        h('h3', {}, `${loss.length} differences, ${unread.length} places without a counterpart`),
        h(
          'ul',
          {},
          ...loss.map(({ pointer, kind, reason, shown, span }) =>
            h(
              'li',
              { class: kind },
              `${kind}: `,
              place(pointer, span, goTo),
              ` ${reason} Shown instead: ${shown}`,
            ),
          ),
          ...unread.map(({ pointer, span }) =>
            h('li', { class: 'unread' }, 'not taken along: ', place(pointer, span, goTo)),
          ),
          ...lacks.map((lack) => h('li', { class: 'lack' }, `lacks: ${lack}`)),
        ),
        h(
          'pre',
          { tabindex: '0', 'aria-label': 'The credential in its new form' },
          h('code', {}, text ?? ''),
        ),
      ]
    })
  })
}

function skills({ insert }: Around): void {
  const words = at<HTMLInputElement>('words')
  let waiting: number | undefined
  words.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = window.setTimeout(
      () =>
        busy(at('skills-found'), async () => {
          const found = words.value.trim() ? await ask('skills', { text: words.value }) : []
          if (found.length === 0)
            return [h('p', {}, words.value.trim() ? 'No green skill is near these words.' : '')]
          return [
            h(
              'ul',
              {},
              ...found.map(({ uri, label, strength }) =>
                h(
                  'li',
                  {},
                  `${label} (${strength}) `,
                  h(
                    'button',
                    { type: 'button', onclick: () => insert(JSON.stringify(uri)) },
                    'Insert its address',
                  ),
                ),
              ),
            ),
          ]
        }),
      150,
    )
  })
}

function extraction({ insert }: Around): void {
  at('extract').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('extracted'), async () => {
      const found = await ask('extract', { text: at<HTMLTextAreaElement>('course').value })
      if (found.length === 0) return [h('p', {}, 'This text teaches nothing green that is known here.')]
      return [
        h(
          'ul',
          {},
          ...found.map(({ uri, label, strength, words }) =>
            h(
              'li',
              {},
              `${label} (${strength}), for “${words.join('”, “')}” `,
              h(
                'button',
                { type: 'button', onclick: () => insert(JSON.stringify(uri)) },
                'Insert its address',
              ),
            ),
          ),
        ),
      ]
    })
  })
}

const options = (select: HTMLSelectElement, items: readonly { value: string; label: string }[]): void =>
  select.replaceChildren(...items.map(({ value, label }) => h('option', { value }, label)))

async function stacking({ held }: Around): Promise<void> {
  const select = at<HTMLSelectElement>('rule')
  at('stack').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('stacked'), async () => {
      const rule = await (await fetch(`/packs/${select.value}.json`)).json()
      const { verdict, nodes, problems } = await ask('stack', { rule, held: held(), at: today() })
      return [
        h('p', {}, h('strong', {}, verdict), '. The receiving organisation decides.'),
        h(
          'ul',
          { class: 'rule' },
          ...nodes.map(({ depth, title, status, have, need, unit, counts }) =>
            h(
              'li',
              { class: `depth-${Math.min(depth, 6)}` },
              `${title}: ${status}`,
              need !== undefined &&
                need > 0 &&
                h('meter', { min: '0', max: String(need), value: String(have ?? 0), 'aria-label': title }),
              need !== undefined && ` ${have ?? 0} of ${need} ${unit ?? ''}`,
              counts.length > 0 && h('small', {}, ` (${counts.join(', ')})`),
            ),
          ),
        ),
        ...problems.map((problem) => h('p', { class: 'no' }, problem)),
      ]
    })
  })
  const packs = (await (await fetch('/packs/index.json')).json()) as { name: string; title: string }[]
  options(
    select,
    packs.map(({ name, title }) => ({ value: name, label: title })),
  )
}

function comparison({ held }: Around): void {
  at('compare').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('compared'), async () => {
      const [source, target] = held()
      if (!source || !target)
        return [h('p', {}, 'Drop two credentials or specifications: the first is compared with the second.')]
      const purpose = at<HTMLSelectElement>('purpose').value
      const { grade, covered, elements } = await ask('compare', { source, target, purpose, at: today() })
      return [
        h(
          'p',
          {},
          h('strong', {}, grade),
          `: ${Math.round(covered * 100)} % of the outcomes covered. The receiving organisation decides.`,
        ),
        h(
          'table',
          {},
          h('caption', {}, `${source.name} in place of ${target.name}`),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ...['Element', 'Difference', 'Reason'].map((head) => h('th', { scope: 'col' }, head)),
            ),
          ),
          h(
            'tbody',
            {},
            ...elements.map(({ element, status, reason }) =>
              h('tr', {}, h('td', {}, element), h('td', {}, status), h('td', {}, reason)),
            ),
          ),
        ),
      ]
    })
  })
}

export function views(around: Around): void {
  conversion(around)
  skills(around)
  extraction(around)
  comparison(around)
  stacking(around).catch(() => undefined)
}
