import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verbs } from '../generated/verbs.js'
import { ability } from './can.js'

describe('an outcome that begins with a verb', () => {
  it.each([
    ['en', 'Sorts waste on the building site.', 'sort waste on the building site.'],
    [
      'en',
      'Applies lacquers and measures emissions of solvents.',
      'apply lacquers and measure emissions of solvents.',
    ],
    ['en', 'Sorts and documents finishing waste.', 'sort and document finishing waste.'],
    [
      'en',
      'Chooses, without guidance, the finish and justifies the choice.',
      'choose, without guidance, the finish and justify the choice.',
    ],
    ['en', 'Explain how a heat pump works.', 'explain how a heat pump works.'],
    ['en-GB', 'Compares boards by effect and by origin.', 'compare boards by effect and by origin.'],
    [
      'en',
      'Chooses boards, adhesives and finishes with low emissions.',
      'choose boards, adhesives and finishes with low emissions.',
    ],
    [
      'es',
      'Explica el ciclo de vida e interpreta sus cifras.',
      'explicar el ciclo de vida e interpretar sus cifras.',
    ],
    [
      'it',
      'Individua una fonte di calore e progetta l’impianto.',
      'individuare una fonte di calore e progettare l’impianto.',
    ],
    [
      'fr',
      'Conçoit des indicateurs et mesure les écarts.',
      'concevoir des indicateurs et mesurer les écarts.',
    ],
    ['bg', 'Сравнява материали и отговаря за избора.', 'сравнява материали и отговаря за избора.'],
  ])('is said in %s as what follows “can”: %s', (language, outcome, expected) => {
    expect(ability(outcome, language)).toBe(expected)
  })

  it.each([
    ['en', 'Knows the rules for the removal of asbestos.', 'a verb that is no ability'],
    ['en', 'Sorts waste. Hands it over.', 'two sentences'],
    ['en', 'Inspects the work and answers for its defects.', 'a second word that may be a noun'],
    ['en', 'Explains what causes mould and reduces it.', 'a second verb in a clause'],
    ['en', 'Sorts waste and frobnicates the rest.', 'a second verb nobody knows'],
    ['it', 'Installa una pompa di calore e la consegna.', 'a second verb behind a pronoun'],
    ['fr', 'Conçoit des indicateurs et les mesure.', 'a second verb that may be a noun behind a pronoun'],
    ['en', 'The learner sorts waste.', 'a subject'],
    ['en', '', 'nothing'],
    ['de', 'Trennt Abfälle auf der Baustelle.', 'a language whose verbs stand at the end'],
    ['fi', 'Lajittelee jätteet työmaalla.', 'a language without a table'],
  ])('stays as it is in %s: %s (%s)', (language, outcome) => {
    expect(ability(outcome, language)).toBeUndefined()
  })
})

describe('the words of an outcome', () => {
  it('are changed at verbs alone: as many words, and each either the same or the form of a known verb', () => {
    const forms = new Map<string, string>()
    const pairs = `${verbs.en!.verb} ${verbs.en!.either}`.split(' ')
    for (let at = 0; at < pairs.length; at += 2) forms.set(pairs[at]!, pairs[at + 1]!)
    const word = fc.oneof(
      fc.constantFrom(...forms.keys(), 'and', 'or', 'the', 'of', 'waste', 'boards,', 'which', 'rules.'),
      fc.string({ unit: 'grapheme', maxLength: 6 }).map((each) => each.replace(/\s/g, '')),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const said = ability(words.join(' '), 'en')
        if (said === undefined) return
        const after = said.split(' ')
        expect(after).toHaveLength(words.join(' ').split(' ').length)
        for (const [at, each] of words.entries())
          if (after[at] !== each)
            expect(after[at]).toMatch(
              new RegExp(`^${forms.get(each.toLowerCase().replace(/[.,;:!?()]+$/, ''))}`),
            )
      }),
    )
  })
})
