/** The credential in another form, with every difference marked on both sides. */
import type { Around } from './around.ts'
import { ask } from './ask.ts'
import { busy } from './busy.ts'
import { at, h } from './dom.ts'
import type { Converted } from './messages.ts'

type Loss = Converted['loss'][number]

/** A place of the source, to be jumped to where it is known. */
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

const anchor = (number: number): string => `difference-${number}`

const difference = ({ pointer, kind, reason, shown, span, there }: Loss, at: number, goTo: Around['goTo']) =>
  h(
    'li',
    { class: kind, id: anchor(at + 1) },
    `${kind}: `,
    place(pointer, span, goTo),
    ` ${reason} Shown instead: ${shown} `,
    there && h('a', { href: `#there-${at + 1}` }, 'in the new form'),
  )

/** The new text with the places that differ marked, each with the number of its difference; of two that overlap the outer one. */
function marked(text: string, losses: readonly Loss[]): (Node | string)[] {
  const places = losses
    .flatMap(({ there, kind }, at) => (there ? [{ ...there, kind, number: at + 1 }] : []))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const parts: (Node | string)[] = []
  let done = 0
  for (const { start, end, kind, number } of places) {
    if (start < done) continue
    parts.push(
      text.slice(done, start),
      h(
        'mark',
        { class: kind, id: `there-${number}` },
        text.slice(start, end),
        h(
          'sup',
          {},
          h('a', { href: `#${anchor(number)}`, 'aria-label': `Difference ${number}` }, String(number)),
        ),
      ),
    )
    done = end
  }
  return [...parts, text.slice(done)]
}

export function conversion({ input, goTo, markLost }: Around): void {
  const to = at<HTMLSelectElement>('to')
  at('convert').addEventListener('submit', (event) => {
    event.preventDefault()
    busy(at('converted'), async () => {
      const { text, loss, lacks, unread, refused } = await ask('convert', { input: input(), to: to.value })
      if (refused) return [h('p', { class: 'no' }, refused)]
      markLost([...loss, ...unread].flatMap(({ span }) => (span ? [span] : [])))
      return [
        h('h3', {}, `${loss.length} differences, ${unread.length} places without a counterpart`),
        h(
          'ol',
          { class: 'differences' },
          ...loss.map((each, at) => difference(each, at, goTo)),
          ...unread.map(({ pointer, span }) =>
            h('li', { class: 'unread' }, 'not taken along: ', place(pointer, span, goTo)),
          ),
          ...lacks.map((lack) => h('li', { class: 'lack' }, `lacks: ${lack}`)),
        ),
        h(
          'pre',
          { tabindex: '0', 'aria-label': 'The credential in its new form' },
          h('code', {}, ...marked(text ?? '', loss)),
        ),
      ]
    })
  })
}
