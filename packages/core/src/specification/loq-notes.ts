/** Words that ELM keeps as notes whose subject says what they are about. */
import type { Specification } from '../generated/types.js'
import { codeOf, iriFor, ownIriOf } from '../names/matches.js'
import type { Json } from '../write/writing.js'

const formIri = (type: string): string =>
  iriFor('participation-form', type) ?? ownIriOf('participation-form', type)

/** Adds a note for every form of participation that is described in words; subjects become concepts. */
export function writeForms(spec: Json, { participationForm }: Readonly<Partial<Specification>>): void {
  const notes = [
    ...([spec.additionalNote].flat() as (Json | undefined)[]).filter((each) => each !== undefined),
    ...(participationForm ?? []).flatMap(({ type, description }) =>
      description ? [{ type: 'Note', subject: formIri(type), noteLiteral: description }] : [],
    ),
  ]
  for (const note of notes)
    if (typeof note.subject === 'string') note.subject = { id: note.subject, type: 'Concept' }
  if (notes.length > 0) spec.additionalNote = notes.length > 1 ? notes : notes[0]
}

/** Gives the forms of participation their words back, and a text without a language that of the title. */
export function readForms(
  notes: readonly Json[],
  read: Readonly<Partial<Specification>>,
): Partial<Specification> {
  const described = new Map(
    notes.flatMap(({ subject, noteLiteral }) => {
      const id = (subject as Json | undefined)?.id ?? subject
      const form = typeof id === 'string' ? codeOf('participation-form', id) : undefined
      return form && typeof noteLiteral === 'object' ? [[form as string, noteLiteral as Json] as const] : []
    }),
  )
  const register = read.code?.register
  const [language = 'und'] = Object.keys(read.title ?? {})
  return {
    ...read,
    ...(register &&
      Object.hasOwn(register, 'und') && { code: { ...read.code, register: { [language]: register.und! } } }),
    ...(read.participationForm && {
      participationForm: read.participationForm.map((each) => {
        const description = described.get(each.type)
        return description ? { ...each, description: description as Record<string, string> } : each
      }),
    }),
  }
}
