import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LineReport, lineStream, linesIn, validateLines } from './lines.js'
import { MAX_SIZE } from './open/parse.js'
import { validate } from './walk/validate.js'

const record = '{"title":{"en":"Wood finishing"},"level":{"eqf":9}}'
const at = '2026-06-19'

async function all(source: AsyncIterable<LineReport>): Promise<LineReport[]> {
  const reports = []
  for await (const report of source) reports.push(report)
  return reports
}

const texts = async (pieces: Iterable<string | Uint8Array>, lists = false): Promise<[number, string][]> => {
  const found: [number, string][] = []
  for await (const lines of linesIn(pieces, { lists }))
    for (const { line, bytes } of lines) found.push([line, new TextDecoder().decode(bytes)])
  return found
}

/** A text cut into pieces of bytes at the given places. */
function cut(text: string, places: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text)
  const edges = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge))
}

const anyLine = fc.constantFrom('', ' ', '\t', '{}', '[1]', '"a,]\\"["', '🙂ä', '\r', 'no JSON')

describe('lines', () => {
  it('are those of the text, however it is cut into pieces, without the blank ones', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyLine), fc.array(fc.nat(), { maxLength: 8 }), async (lines, places) => {
        const expected = lines.flatMap((text, index) =>
          text.trim() === '' ? [] : [[index + 1, text.replace(/\r$/, '')]],
        )
        expect(await texts(cut(lines.join('\n'), places))).toEqual(expected)
      }),
    ))

  it('are the items of a list, however it is cut and laid out', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.constantFrom(0, 2),
        fc.array(fc.nat(), { maxLength: 8 }),
        async (items, indent, places) => {
          const found = await texts(cut(` \n${JSON.stringify(items, null, indent)}\n`, places), true)
          expect(found.map(([, text]) => JSON.stringify(JSON.parse(text)))).toEqual(
            items.map((item) => JSON.stringify(item)),
          )
        },
      ),
    ))

  it('of a list have the number of the line they begin in', async () => {
    expect(await texts(['[\n  1, {\n"a": [2]},\n\n"]"\n]'], true)).toEqual(
      [
        [2, '  1'.trimStart()],
        [2, '{\n"a": [2]}'],
        [5, '"]"\n'.trimEnd()],
      ].map(([line, text]) => [line, expect.stringContaining(text as string)]),
    )
  })

  it('may be cut between the halves of a character when they come as text', async () => {
    expect(await texts(['"\ud83d', '\ude42"\n'])).toEqual([[1, '"🙂"']])
  })
})

describe('validateLines', () => {
  it('says of each line what validate says of it', async () => {
    const [short] = await all(validateLines([record], { at }))
    const { profile, verdict, findings, elements } = validate(record, { at })
    expect(short).toEqual({
      line: 1,
      profile: profile!.id,
      ...verdict,
      missing: elements.filter((row) => row.required && row.status === 'missing').map((row) => row.id),
      findings: findings.map(({ code, pointer, severity }) => ({ code, pointer, severity })),
    })
    expect(await all(validateLines([record], { at, select: 'full' }))).toEqual([
      { ...short, findings, elements },
    ])
    expect(await all(validateLines([record], { at, select: 'verdict' }))).toEqual([
      { line: 1, profile: 'record', ...verdict },
    ])
  })

  it('goes on after a broken line, a byte order mark and a line that is too long', async () => {
    const long = new Uint8Array(MAX_SIZE).fill(0x20)
    const reports = await all(
      validateLines([`${record}\r\n{"a":\n\n\ufeff${record}\n`, long, '{}\n', record], { at }),
    )
    expect(reports.map(({ line, findings }) => [line, findings?.[0]?.code])).toEqual([
      [1, reports[4]!.findings![0]!.code],
      [2, 'json.syntax'],
      [4, 'json.byte-order-mark'],
      [5, 'json.too-large'],
      [6, 'level.out-of-range'],
    ])
  })

  it('begins at the line it is told', async () => {
    const lines = `${record}\n`.repeat(5)
    expect((await all(validateLines([lines], { fromLine: 4 }))).map(({ line }) => line)).toEqual([4, 5])
  })

  it('reads no more than is taken from it', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<string> {
      for (;;) {
        read++
        yield `${record}\n`
      }
    }
    for await (const { line } of validateLines(endless())) if (line === 3) break
    expect(read).toBe(3)
  })

  it('says what a credential is called, and no address of a person', async () => {
    const named = (id: unknown): string => `${JSON.stringify({ id, ...JSON.parse(record) })}\n`
    const ids = ['urn:uuid:6f8e', 'mailto:ana@example.org', 'https://example.org/ana@home', 7]
    const reports = await all(validateLines(ids.map(named)))
    expect(reports.map(({ id }) => id)).toEqual(['urn:uuid:6f8e', undefined, undefined, undefined])
  })
})

describe('lineStream', () => {
  it('gives what validateLines gives, and waits for its reader', async () => {
    let pulled = 0
    const source = new ReadableStream<string>({
      pull(out) {
        if (++pulled > 50) out.close()
        else out.enqueue(`${record}\n`)
      },
    })
    const reader = source.pipeThrough(lineStream({ at })).getReader()
    const { value } = await reader.read()
    expect(value).toEqual((await all(validateLines([record], { at })))[0])
    expect(pulled).toBeLessThan(10)
    let count = 1
    while (!(await reader.read()).done) count++
    expect(count).toBe(50)
  })
})
