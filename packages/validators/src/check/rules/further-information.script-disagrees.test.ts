import { cases } from '../../../test/rule-cases.js'

const outcome = (title: object) => ({ title, type: 'skill' })
const english = { languages: ['en'] }

cases('further-information.script-disagrees', {
  'Greek that is not tagged is told beside English classes, wherever it is read': {
    record: {
      title: { und: 'Επαναχρησιμοποίηση ξυλείας' },
      learningOutcomes: [outcome({ en: 'Sorts wood.' }), outcome({ und: 'Ταξινομεί ξυλεία.' })],
      furtherInformation: { ...english, description: { und: 'Σύντομο μάθημα' } },
    },
    finds: [
      { pointer: '/title/und', params: { language: 'en', script: 'Grek' } },
      { pointer: '/learningOutcomes/1/title/und' },
      { pointer: '/furtherInformation/description/und' },
    ],
  },
  'so is Cyrillic beside Greek and German classes': {
    record: {
      title: { und: 'Обработка на дърво' },
      furtherInformation: { languages: ['el', 'de'] },
    },
    finds: [{ pointer: '/title/und', params: { language: 'el', script: 'Cyrl' } }],
  },
  'a script of one of the languages is in place': {
    record: {
      title: { und: 'Επαναχρησιμοποίηση ξυλείας' },
      furtherInformation: { languages: ['en', 'el'] },
    },
  },
  'Latin letters are read beside classes of every language': {
    record: {
      title: { und: 'Grundlagen der Oberflächenbehandlung von Holz und Holzwerkstoffen im Innenausbau' },
      furtherInformation: { languages: ['bg'] },
    },
  },
  'a text that says its language need not be in that of the classes': {
    record: { title: { es: 'Madera', el: 'Επαναχρησιμοποίηση ξυλείας' }, furtherInformation: english },
  },
  'a language whose script is not known says nothing': {
    record: {
      title: { und: 'Επαναχρησιμοποίηση ξυλείας' },
      furtherInformation: { languages: ['ja', 'en'] },
    },
  },
  'classes in no language say nothing': {
    record: {
      title: { und: 'Επαναχρησιμοποίηση ξυλείας' },
      furtherInformation: { description: { es: 'Un curso' } },
    },
  },
})
