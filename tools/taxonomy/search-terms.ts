import { fold } from '../../packages/taxonomy/src/search/text.ts'
import { list, type Tables } from './tables.ts'

/** The search terms of a language in synonyms.csv: a line per row, its terms folded, its concepts by their position. */
export function searchTerms(tables: Tables, tag: string): string {
  const position = new Map<string, number>()
  for (const [at, { label, status }] of tables.concepts.entries())
    if (status === 'green' && !position.has(label)) position.set(label, at)
  for (const [at, { en }] of tables.own.entries()) position.set(en!, tables.concepts.length + at)
  const lines = tables.synonyms
    .filter(({ language }) => language === tag || language === 'mul')
    .map(({ words, concepts }) => {
      const terms = list(words).map((term) =>
        term
          .split(' ')
          .map(
            (word) =>
              `${word.startsWith('*') ? '*' : ''}${fold(word).trim()}${word.endsWith('*') ? '*' : ''}`,
          )
          .join(' '),
      )
      const positions = list(concepts).map((label) => {
        const at = position.get(label)
        if (at === undefined) throw new Error(`synonyms.csv: "${label}" is the label of no green skill`)
        return at.toString(36)
      })
      return `${terms.join('|')}\t${positions.join(' ')}`
    })
  return lines.join('\n')
}
