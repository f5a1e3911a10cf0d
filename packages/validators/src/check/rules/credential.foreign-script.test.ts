import { cases } from '../../../test/rule-cases.js'

const titled = (title: object) => ({ title: { es: 'Madera', ...title } })
const long = 'Grundlagen der Oberflächenbehandlung von Holz und Holzwerkstoffen im Innenausbau'

cases('credential.foreign-script', {
  'Greek under `en` is told': {
    record: titled({ en: 'Εισαγωγή στην επεξεργασία ξύλου' }),
    finds: [{ pointer: '/title/en', params: { language: 'en', script: 'Grek' } }],
  },
  'Cyrillic under `el` is told': {
    record: titled({ el: 'Обработка на дърво' }),
    finds: [{ pointer: '/title/el', params: { language: 'el', script: 'Cyrl' } }],
  },
  'a sentence in Latin letters under `bg` is told': {
    record: titled({ bg: long }),
    finds: [{ pointer: '/title/bg', params: { language: 'bg', script: 'Latn' } }],
  },
  'names in Latin letters, formulas, mixed texts and other scripts that are tagged are let be': {
    record: titled({
      bg: 'Python – увод',
      el: 'Adobe Photoshop – CC',
      en: 'πr²',
      de: 'Der Buchstabe λάμδα',
      'bg-Latn': long,
      ja: 'はじめての木工',
    }),
  },
  'a text in a value object is looked at too': {
    json: {
      title: { en: 'A' },
      level: { eqf: 5 },
      extensions: { 'https://a.example/x': { '@value': 'Εισαγωγή', '@language': 'en' } },
    },
    finds: [{ pointer: '/extensions/https:~1~1a.example~1x/@value' }],
  },
  'so is the name of what says its language': {
    json: {
      title: { en: 'A' },
      level: { eqf: 5 },
      extensions: {
        'https://a.example/x': { name: 'Εισαγωγή', '@language': 'en' },
        'https://a.example/y': { name: 'Εισαγωγή', inLanguage: 'en' },
        'https://a.example/z': { name: long, inLanguage: 'bg' },
      },
    },
    finds: [
      { pointer: '/extensions/https:~1~1a.example~1x/name' },
      { pointer: '/extensions/https:~1~1a.example~1y/name' },
    ],
  },
})
