/** Turns a table of facts about one rule into tests. */

import { describe, expect, it } from 'vitest'
import { allRules } from '../src/check/all-rules.js'
import { applyRules } from '../src/check/check.js'
import { whole as soundWhole } from '../src/check/sound.js'
import { explanationOf } from '../src/explanations.js'
import { type Finding, validate } from '../src/index.js'
import { agree } from './agree.js'
import { complete } from './complete-record.js'

/** A finding as far as a rule decides it; `code` is the rule's own unless it is about any element. */
export type Expected = Pick<Finding, 'pointer'> &
  Partial<Pick<Finding, 'code' | 'params'>> & { readonly fixed?: unknown; readonly safe?: boolean }

/**
 * What is changed in a complete record and everything that is found then, nothing unless said. Of another
 * credential, under `json`, only what this rule finds is looked at.
 */
export interface Case {
  readonly record?: Readonly<Record<string, unknown>>
  readonly json?: unknown
  readonly finds?: readonly Expected[]
}

/** The day the tests are run on, as far as the rules know. */
export const AT = '2026-09-01T12:00:00Z'

const BLANK = /\{(\w+)\}/g

/** Tests of the rule in the file `<code>.ts`: every fact a complete record, or specification, and all findings about it. */
export function cases(
  code: string,
  facts: Readonly<Record<string, Case>>,
  whole: (changed?: Readonly<Record<string, unknown>>) => object = complete,
): void {
  describe(code, () => {
    for (const [fact, { record, json, finds = [] }] of Object.entries(facts))
      it(fact, () => {
        const { findings } = validate((json ?? whole(record)) as object, { at: AT })
        const said = json === undefined ? findings : findings.filter((each) => matches(code, each.code))
        expect(said.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
          finds.map((each) => `${each.code ?? code} ${each.pointer}`),
        )
        for (const [at, expected] of finds.entries()) {
          const finding = said[at]!
          for (const [name, value] of Object.entries(expected.params ?? {}))
            if (value === undefined) expect(finding.params).not.toHaveProperty(name)
            else expect(finding.params).toMatchObject({ [name]: value })
          if ('fixed' in expected) expect(finding.fix?.patch[0]).toMatchObject({ value: expected.fixed })
          if ('safe' in expected) expect(finding.fix?.safe).toBe(expected.safe)
          const { sentence, hint } = explanationOf(finding.code)!
          // What is said unconditionally has a value; a hint may wait for a suggestion.
          const hasBranches = allRules.some(
            ([name, rule]) =>
              matches(name.replace('*', 'any'), finding.code) && typeof rule.sentence !== 'string',
          )
          for (const [, name] of sentence.matchAll(BLANK))
            if (!hasBranches) expect(finding.params).toHaveProperty(name!)
          if (hint && !/\{suggestion\}/.test(hint))
            for (const [, name] of hint.matchAll(BLANK)) expect(finding.params).toHaveProperty(name!)
          for (const said of Object.values(finding.source)) expect(said).toMatch(/\w{3}/)
          expect(Object.keys(finding.source).sort()).toEqual(['clause', 'document', 'url'])
          expect(finding.message).not.toMatch(/undefined|\{\w+\}|\[object/)
        }
      })
    it('is seen alike by all that judge records', () => {
      for (const { record, json } of Object.values(facts)) if (json === undefined) agree(complete(record))
    })
    it('says nothing of what is not there, and judges what is left', () => {
      const own = allRules.filter(([name]) => name.replace('*', 'any') === code)
      expect(own).toHaveLength(1)
      const said = (record: object) => applyRules(own, soundWhole(record), record, AT)
      expect(said({})).toEqual([])
      for (const { record } of Object.values(facts))
        for (const key of Object.keys(record ?? {})) {
          const { [key]: _, ...rest } = whole(record) as Record<string, unknown>
          expect(() => said(rest), key).not.toThrow()
          expect(() => said({ [key]: record![key] }), key).not.toThrow()
        }
    })
    it('is breached by at least one of these facts', () => {
      const found = Object.values(facts).flatMap(({ finds = [] }) => finds.map((each) => each.code ?? code))
      expect(found.some((each) => matches(code, each))).toBe(true)
    })
  })
}

/** Whether a finding comes from a rule; the name of one about any element begins with `any`. */
const matches = (rule: string, code: string): boolean =>
  rule.startsWith('any.') ? code.endsWith(rule.slice('any'.length)) : code === rule
