import { expect, it } from 'vitest'
import { complete } from '../../../test/complete-record.js'
import { AT, cases } from '../../../test/rule-cases.js'
import { validate } from '../../index.js'

const titled = (title: object) => ({ title: { es: 'Madera', ...title } })

cases('credential.decoded-twice', {
  'a capital before a closing quotation mark is what it seems': {
    record: titled({ pt: '\u201CMA\u00C7\u00C3\u201D e \u00ABAMANH\u00C3\u00BB' }),
  },
  'letters of another part of the world are let be': { record: titled({ ja: '木工入門' }) },
  'what is no text for people is let be': {
    record: { extensions: { 'https://a.example/x': { content: 'MÃ©tiers' } } },
  },
  'letters that became two are told': {
    record: titled({ de: 'HolzoberflÃ¤chen', fr: 'MÃ©tiers du bois', en: 'WoodÂ® care' }),
    finds: [{ pointer: '/title/de' }, { pointer: '/title/fr' }, { pointer: '/title/en' }],
  },
  'letters that became three are told': {
    record: titled({ en: 'Europe’s wood', fr: 'lâ€™atelier' }),
    finds: [{ pointer: '/title/fr' }],
  },
  'Cyrillic and Greek that became Latin are told': {
    record: titled({ bg: 'Ð\u0094ÑŠÑ€Ð²Ð¾', el: 'Î¾Ï\u008dÎ»Î¿' }),
    finds: [{ pointer: '/title/bg' }, { pointer: '/title/el' }],
  },
  'letters beyond ASCII are let be': {
    record: titled({
      pt: 'Fundação',
      fr: 'Âge et Ã',
      ro: 'Îngrijirea lemnului',
      is: 'Þróun á við',
      en: 'Wood® – 5 µm, £20 “care”',
    }),
  },
})

/** A record in which a text that was decoded twice stands so many times, with what is offered to mend it. */
function fixesOf(copies: number, more: Readonly<Record<string, unknown>> = {}) {
  const title = { fr: 'MÃ©tiers du bois' }
  const learningOutcomes = Array.from({ length: copies }, (_, at) => ({
    title,
    description: { fr: `${at}` },
  }))
  return validate(complete({ learningOutcomes, ...more }), { at: AT }).findings.flatMap(({ code, fix }) =>
    code === 'credential.decoded-twice' ? [fix] : [],
  )
}

it('all copies of a text are mended together, as long as they are few', () => {
  const [fix] = fixesOf(20)
  expect(fix!.patch).toHaveLength(20)
  expect(new Set(fix!.patch.map((each) => 'value' in each && each.value))).toEqual(
    new Set(['Métiers du bois']),
  )
  expect(new Set(fixesOf(21))).toEqual(new Set([undefined]))
})

it('a text that is the learner’s too is not mended', () => {
  const learner = { fullName: { fr: 'MÃ©tiers du bois' }, id: 'did:example:1' }
  expect(fixesOf(1, { learner })).toEqual([undefined, undefined])
})
