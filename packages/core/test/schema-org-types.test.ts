/** The vocabulary of schema.org as types (schema-dts): domains and ranges, under the compiler. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { Specification } from '../src/index.js'
import { write } from '../src/write.js'

const folder = import.meta.dirname
const courses = ['../../../examples/specifications/', '../../taxonomy/qualifications/', 'specifications/']
  .map((each) => new URL(each, import.meta.url))
  .flatMap((each) => readdirSync(each).map((file) => JSON.parse(readFileSync(new URL(file, each), 'utf8'))))
  .slice(-6)
  .map((specification) => write(specification as Specification, 'schema-org').credential)

/** What the compiler says of values that are to be courses, by the place of the value. */
function faults(values: readonly unknown[]): readonly { readonly value: number; readonly says: string }[] {
  const name = `${folder}/courses.ts`
  const lines = values.map(
    (value) =>
      `export const _${crypto.randomUUID().replaceAll('-', '')}: WithContext<Course> = ${JSON.stringify(value)}`,
  )
  const text = ["import type { Course, WithContext } from 'schema-dts'", ...lines].join('\n')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest)
  host.fileExists = (file) => file === name || fileExists(file)
  host.readFile = (file) => (file === name ? text : readFile(file))
  const program = ts.createProgram([name], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    value: (file?.getLineAndCharacterOfPosition(start!).line ?? 0) - 1,
    says: ts.flattenDiagnosticMessageText(messageText, ' '),
  }))
}

describe('the courses we write', () => {
  it('keep to the domains and ranges of schema.org, and what does not is found', () => {
    const strange = {
      '@context': 'https://schema.org',
      '@type': 'Course',
      name: 'A',
      numberOfCredits: { '@type': 'Person', name: 'B' },
    }
    const found = faults([...courses, strange])
    expect(found.filter(({ value }) => value < courses.length)).toEqual([])
    expect(found.map(({ value }) => value)).toContain(courses.length)
  }, 120_000)

  it.each(courses.map((course) => [course['@id'], course]))(
    'say of %s what search engines ask for',
    (_, course) => {
      expect(course).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Course',
        name: expect.any(String),
        provider: expect.anything(),
      })
      const instances = [(course as Record<string, unknown>).hasCourseInstance ?? []].flat() as Record<
        string,
        unknown
      >[]
      for (const each of instances) {
        expect(['Online', 'Onsite', 'Blended', undefined, 'work-based']).toContain(each.courseMode)
        for (const offer of [each.offers ?? []].flat() as Record<string, unknown>[])
          expect([offer.category, offer.priceCurrency]).toEqual([
            offer.price === 0 ? 'Free' : 'Paid',
            expect.any(String),
          ])
      }
    },
  )
})
