import { cases } from '../../../test/rule-cases.js'

const titled = (title: object) => ({ title: { es: 'Madera', ...title } })

cases('credential.decoded-twice', {
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
      pt: 'Fundação, “MAÇÔ e «AMANHû',
      fr: 'Âge et Ã',
      ro: 'Îngrijirea lemnului',
      is: 'Þróun á við',
      en: 'Wood® – 5 µm, £20 “care”',
    }),
  },
})
