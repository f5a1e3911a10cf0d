import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../packages/core/src/messages/en.ts'
import { render } from '../../packages/core/src/messages.ts'
import { root } from '../root.ts'

type Node = { readonly [key: string]: unknown }

const editor = JSON.parse(
  readFileSync(join(root, 'packages/schemas/published/editor.schema.json'), 'utf8'),
) as { definitions: Record<string, Node> }

/** What is said of a value that may not be shown, with the hint. */
function told(fault: string, params: object): string {
  const said = render({ code: `level.${fault}`, params: { masked: true, ...params } } as never, catalogue)
  return JSON.stringify(said)
}

const codes = Object.entries(editor.definitions).filter(([, { enum: values }]) => Array.isArray(values))

describe('an editor', () => {
  it.each(codes)('says of %s what the finding says, and lists no codes', (name, node) => {
    const list = String(node.description).match(/list ([\w-]+)/)![1]
    const message = String(node.errorMessage)
    const [sentence] = message.split('. ', 1)
    expect(told('unknown-code', { list })).toContain(sentence)
    expect(message).toContain(`microcred schema print codelists/${list}`)
    expect(message.length, name).toBeLessThan(200)
  })

  it.each([
    ['EmailFormat', 'not-an-email', {}],
    ['IriFormat', 'not-an-iri', { expected: { format: 'iri' } }],
    ['WebUrlFormat', 'not-an-iri', { expected: { format: 'web-url' } }],
    ['DateFormat', 'not-a-date', { expected: { format: 'date' } }],
    ['DateOrDateTimeFormat', 'not-a-date', { expected: { format: 'date-or-date-time' } }],
    ['NutsFormat', 'malformed', { expected: { format: 'nuts' } }],
  ])('says of %s what the finding %s says', (name, fault, params) => {
    const { errorMessage, patternErrorMessage } = editor.definitions[name]!
    expect(patternErrorMessage).toBe(errorMessage)
    expect(told(fault, params)).toContain(String(errorMessage).slice(0, -1))
  })

  it('has a sentence for every pattern and every list of codes', () => {
    const without: string[] = []
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      const { pattern, patternErrorMessage, enum: values, errorMessage } = node as Node
      if (typeof pattern === 'string' && patternErrorMessage === undefined) without.push(path)
      if (Array.isArray(values) && errorMessage === undefined) without.push(path)
      for (const [key, inner] of Object.entries(node)) visit(inner, `${path}/${key}`)
    }
    visit(editor, '')
    expect(without).toEqual([])
  })
})
