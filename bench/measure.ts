/** Interleaved timing: every sample of every contestant is taken beside one of the reference, so that a noisy machine disturbs both alike. */

export interface Contestant {
  readonly name: string
  /** One operation on the document with this index. */
  readonly run: (index: number) => unknown
}

export interface Row {
  readonly name: string
  /** Time of the contestant divided by time of the reference in the same round; median of all rounds. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  /** Operations a second, for orientation only. */
  readonly perSecond: number
}

const now = (): number => Number(process.hrtime.bigint())

/** Keeps what is computed from being optimised away. */
let sink: unknown

function sample(run: Contestant['run'], documents: number, milliseconds: number): number {
  const start = now()
  const end = start + milliseconds * 1e6
  let count = 0
  while (now() < end) {
    for (let at = 0; at < 32; at++) sink = run((count + at) % documents)
    count += 32
  }
  return (now() - start) / count
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!

/** Milliseconds until the engine has compiled what runs often. */
const WARM_UP = 1500

/** Ratios of contestants to a reference. */
export function compare(
  reference: Contestant,
  contestants: readonly Contestant[],
  documents: number,
  rounds = 15,
  milliseconds = 40,
): Row[] {
  for (const { run } of [reference, ...contestants]) sample(run, documents, WARM_UP)
  const ratios = contestants.map(() => [] as number[])
  const times = contestants.map(() => [] as number[])
  for (let round = 0; round < rounds; round++)
    contestants.forEach(({ run }, at) => {
      const before = sample(reference.run, documents, milliseconds / 2)
      const time = sample(run, documents, milliseconds)
      const after = sample(reference.run, documents, milliseconds / 2)
      ratios[at]!.push(time / ((before + after) / 2))
      times[at]!.push(time)
    })
  void sink
  return contestants.map(({ name }, at) => ({
    name,
    ratio: median(ratios[at]!),
    low: Math.min(...ratios[at]!),
    high: Math.max(...ratios[at]!),
    perSecond: 1e9 / median(times[at]!),
  }))
}

const two = (number: number): string => number.toFixed(2)

/** Rows as a Markdown table. */
export const table = (heading: string, rows: readonly Row[]): string =>
  [
    `| ${heading} | × reference | lowest – highest | per second here |`,
    '|---|--:|--:|--:|',
    ...rows.map(
      (row) =>
        `| ${row.name} | ${two(row.ratio)} | ${two(row.low)} – ${two(row.high)} | ${Math.round(row.perSecond).toLocaleString('en')} |`,
    ),
  ].join('\n')
