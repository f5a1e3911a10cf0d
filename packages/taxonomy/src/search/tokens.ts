import { pair, pairs, readPairs } from './digits.js'

/** Labels taken apart at their blanks: what stands between two blanks is a token, and has a number. */
export interface Tokens {
  /** The distinct tokens as they are written, by number. */
  readonly distinct: readonly string[]
  /** The tokens of all labels, one label after the other. */
  readonly at: ArrayLike<number>
  /** Where the tokens of each label end. */
  readonly labelEnds: readonly number[]
  /** The concept of each label; the labels of a concept stand one after the other. */
  readonly conceptOf: readonly number[]
  /** The first label of each concept, and how many labels there are at the end. */
  readonly firstLabel: readonly number[]
}

/** The tokens of lines of labels: a line per concept, with tabs between its labels; empty where there is none. */
export function tokensOf(lines: readonly string[]): Tokens {
  const distinct: string[] = []
  const numberOf = new Map<string, number>()
  const at: number[] = []
  const labelEnds: number[] = []
  const conceptOf: number[] = []
  const firstLabel: number[] = []
  for (const [concept, line] of lines.entries()) {
    firstLabel.push(conceptOf.length)
    if (line === '') continue
    for (const label of line.split('\t')) {
      for (const token of label.split(' ')) {
        let number = numberOf.get(token)
        if (number === undefined) {
          number = distinct.length
          numberOf.set(token, number)
          distinct.push(token)
        }
        at.push(number)
      }
      labelEnds.push(at.length)
      conceptOf.push(concept)
    }
  }
  firstLabel.push(conceptOf.length)
  return { distinct, at, labelEnds, conceptOf, firstLabel }
}

/**
 * Packs lines of labels: the distinct tokens, and lines in which two letters stand for each token. That is a
 * tenth smaller when it is compressed, and an index needs not look for the words in the text.
 */
export function packLabels(lines: readonly string[]): { tokens: string; labels: string } {
  const distinct = [...new Set(lines.flatMap((line) => line.match(/[^\t ]+/g) ?? []))].sort()
  if (distinct.length > pairs) {
    throw new RangeError(`${distinct.length} tokens: two letters stand for ${pairs} at most.`)
  }
  const codeOf = new Map(distinct.map((token, number) => [token, pair(number)]))
  const labels = lines.map((line) => line.replace(/[^\t ]+/g, (token) => codeOf.get(token)!))
  return { tokens: distinct.join('\n'), labels: labels.join('\n').replaceAll(' ', '') }
}

/** The tokens of lines packed by {@link packLabels}. */
export function packedTokensOf(lines: readonly string[], distinct: readonly string[]): Tokens {
  const labelEnds: number[] = []
  const conceptOf: number[] = []
  const firstLabel: number[] = []
  const at = new Uint16Array(lines.reduce((sum, line) => sum + line.length, 0) >> 1)
  let size = 0
  for (const [concept, line] of lines.entries()) {
    firstLabel.push(conceptOf.length)
    if (line === '') continue
    for (let from = 0; from <= line.length; ) {
      const tab = line.indexOf('\t', from)
      const to = tab === -1 ? line.length : tab
      size = readPairs(line, from, to, at, size)
      labelEnds.push(size)
      conceptOf.push(concept)
      from = to + 1
    }
  }
  firstLabel.push(conceptOf.length)
  return { distinct, at: at.subarray(0, size), labelEnds, conceptOf, firstLabel }
}

/** Lines of labels, and what they are packed with where they are. */
export interface LabelLines {
  readonly lines: readonly string[]
  readonly tokens?: readonly string[] | undefined
}

/** The labels of a concept, the preferred one first; empty where there is none. */
export function labelsAt({ lines, tokens }: LabelLines, concept: number): readonly string[] {
  const line = lines[concept]
  if (line === undefined || line === '') return []
  if (tokens === undefined) return line.split('\t')
  const { at, labelEnds } = packedTokensOf([line], tokens)
  let place = 0
  return labelEnds.map((end) => {
    const label: string[] = []
    for (; place < end; place++) label.push(tokens[at[place]!]!)
    return label.join(' ')
  })
}
