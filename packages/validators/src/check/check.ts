/** The record's elements against their schemas, then the rules over what is sound. */
import type { Reading } from '@microcred/core'
import type { Violation } from '../report/finding.js'
import { movedFix } from '../report/moved-fix.js'
import { isDue, notMerelyUnread } from '../report/placing.js'
import { skeletonOf } from '../report/skeleton.js'
import { type Called, explain, type KnownGood, type SchemaValidator } from './explain.js'
import { inventoryOf } from './inventory.js'
import { propertiesAt } from './properties.js'
import type { Rule, RuleByCode, Subject } from './rules/rule.js'
import type { Schema } from './schema.js'
import { type Sound, sound, whole } from './sound.js'

/** A form of the record: the whole of it or a specification. */
export interface Form {
  /** What has this form. */
  readonly kind: 'credential' | 'specification'
  /** Number of object keys, or -1 when the value is not valid. */
  readonly keys: (value: unknown) => number
  readonly schema: Schema
  readonly validator: SchemaValidator
  /** Codelists whose codes people write in other ways, with how those are understood. */
  readonly called?: Called
}

/** What the schema says of a record; nothing when the fast path lets it pass, which `clean` tells where it was asked. */
export function structure(
  reading: Reading,
  { keys, schema, validator, called = {} }: Omit<Form, 'kind'>,
  clean: boolean | undefined,
): { violations: readonly Violation[]; sound: Sound } {
  const { record } = reading
  const good: KnownGood = new Map()
  if ((clean ?? keys(record) >= 0) || validator(record, good)) return { violations: [], sound: whole(record) }
  const violations = explain(validator.errors ?? [], record, (pointer) => propertiesAt(schema, pointer), {
    ...called,
    skeleton: skeletonOf,
  })
  return { violations, sound: sound(record, validator, validator.errors, good) }
}

/** What is said of a record that was read, and the part of it that is sound. */
export interface Checked {
  readonly sound: Sound
  /** Whether the schema finds no fault in it. */
  readonly whole: boolean
  /** What the schema says, but for what could merely not be read and what is not due. */
  readonly breaches: readonly Violation[]
  readonly ruled: ReturnType<typeof applyRules>
}

/** Checks what was read of a credential against the schema of its form, and what is sound of it against rules. */
export function check(
  reading: Reading,
  {
    form,
    own,
    required,
  }: { readonly form: Form; readonly own: boolean; readonly required: ReadonlySet<string> },
  rules: readonly RuleByCode[],
  json: unknown,
  clean: boolean | undefined,
  at: string,
): Checked {
  const { violations, sound } = structure(reading, form, own ? clean : undefined)
  return {
    sound,
    whole: violations.length === 0,
    breaches: notMerelyUnread(violations, reading).filter(isDue(required)),
    ruled: applyRules(rules, sound, json, at),
  }
}

/** What the rules say of the sound part of a record. `inCredential` marks pointers into the credential itself. */
export function applyRules(
  rules: readonly RuleByCode[],
  { record, original, lost }: Sound,
  json: unknown,
  at: string,
): (Violation & { inCredential?: boolean })[] {
  const out: (Violation & { inCredential?: boolean })[] = []
  const contents = inventoryOf(record, json === record ? 'both' : 'record')
  const found = new Map<unknown, unknown>()
  const once = <T>(find: (subject: Subject) => T): T => {
    const before = found.get(find)
    if (before !== undefined) return before as T
    const result = find(subject)
    found.set(find, result)
    return result
  }
  const credential = json === record ? contents : inventoryOf(json, 'credential')
  const subject: Subject = { record, at, contents, credential, once }
  const isRefused = ({ absence }: Rule, pointer: string): boolean =>
    absence !== undefined && (absence === true ? lost(pointer) : absence.some(lost))
  let of: RuleByCode | undefined
  const report: Parameters<RuleByCode[1]['check']>[1] = ({
    pointer,
    subject: element,
    inCredential,
    fix,
    ...breach
  }) => {
    const [code, rule] = of!
    if (isRefused(rule, pointer)) return
    out.push({
      ...breach,
      ...(fix && { fix: inCredential ? fix : movedFix(fix, original) }),
      code: element === undefined ? code : code.replace('*', element),
      part: rule.part,
      words: rule,
      pointer: inCredential ? pointer : original(pointer),
      ...(inCredential && { inCredential }),
    })
  }
  for (of of rules) of[1].check(subject, report)
  return out
}
