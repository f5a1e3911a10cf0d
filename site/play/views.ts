/** What else can be asked of the credential: another form, skills, a stacking rule, a comparison. */
import type { Around } from './around.ts'
import { ask } from './ask.ts'
import { busy } from './busy.ts'
import { comparison } from './comparison.ts'
import { conversion } from './conversion.ts'
import { at, h } from './dom.ts'
import { stacking } from './stacking.ts'

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

export function views(around: Around): void {
  conversion(around)
  skills(around)
  extraction(around)
  comparison(around).catch(() => undefined)
  stacking(around).catch(() => undefined)
}
