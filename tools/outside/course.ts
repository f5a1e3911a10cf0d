/** A course of a transcript, and the record it stands for. */

import type { Held } from '../../packages/stacking/src/hand/hand.ts'
import type { Select } from '../../packages/stacking/src/index.ts'

export interface Course {
  readonly code: string
  readonly subject: string
  readonly number: number
  readonly credits: number
  /** Anything else a source asks about: name to values. */
  readonly facts?: Readonly<Record<string, readonly (string | number)[]>>
  readonly points?: number
  readonly inProgress?: boolean
}

export const KEY = 'https://example.org/course/'

export const heldOf = ({ code, subject, number, credits, facts = {}, points, inProgress }: Course): Held => ({
  record: {
    id: `urn:course:${code.replaceAll(' ', '-')}`,
    dateOfIssuing: '2025-06-01',
    ...(credits > 0 && {
      notionalWorkload: {
        volumes: [
          { value: credits, unit: 'credit', framework: { name: { en: 'Semester hours' }, country: 'US' } },
        ],
      },
    }),
    ...(points !== undefined && { grade: { value: { en: String(points) }, points } }),
    extensions: {
      [`${KEY}code`]: code,
      [`${KEY}subject`]: subject,
      [`${KEY}number`]: number,
      ...Object.fromEntries(Object.entries(facts).map(([name, values]) => [KEY + name, values])),
    },
  },
  ...(inProgress && { status: 'in-progress' as const }),
})

export const coded = (...codes: string[]): Select => ({
  extension: [{ key: `${KEY}code`, in: [...new Set(codes)] }],
})

export const fact = (name: string, ...values: string[]): Select => ({
  extension: [{ key: KEY + name, in: [...new Set(values)] }],
})

export const numbered = (min: number, max: number): Select => ({
  extension: [{ key: `${KEY}number`, min, max }],
})

export const not = (select: Select): Select => ({ not: select })

export const all = (...selects: Select[]): Select => (selects.length === 1 ? selects[0]! : { all: selects })

export const any = (...selects: Select[]): Select => (selects.length === 1 ? selects[0]! : { any: selects })
