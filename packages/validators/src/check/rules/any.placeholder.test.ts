import { cases } from '../../../test/rule-cases.js'

cases('any.placeholder', {
  'blanks and fillers are found wherever they stand': {
    record: {
      title: { es: 'TODO', en: 'Lorem ipsum dolor sit amet' },
      prerequisites: { description: { en: '<what learners need>' } },
      learningOutcomes: [{ title: { es: 'Mide {{quantity}} con precisión.' } }],
      grade: { value: { es: '…' } },
    },
    finds: [
      { code: 'title.placeholder', pointer: '/title/es' },
      { code: 'title.placeholder', pointer: '/title/en' },
      { code: 'learning-outcomes.placeholder', pointer: '/learningOutcomes/0/title/es' },
      { code: 'prerequisites.placeholder', pointer: '/prerequisites/description/en' },
      { code: 'grade.placeholder', pointer: '/grade/value/es' },
    ],
  },
  'white space around a filler hides nothing': {
    record: { title: { es: ' TODO', en: '\tlorem ipsum ' } },
    finds: [
      { code: 'title.placeholder', pointer: '/title/es' },
      { code: 'title.placeholder', pointer: '/title/en' },
    ],
  },
  'texts that only look a little like it pass': {
    record: {
      title: { es: 'Todo sobre el test de emisiones', en: 'Test rigs <and more>' },
      prerequisites: { description: { en: 'None' } },
      grade: { value: { es: 'Xx-' } },
    },
  },
  'a learner may be called Test': { record: { learner: { fullName: { en: 'Test' } } } },
  'a blank in place of the learner is a blank': {
    record: { learner: { fullName: { en: '<name>' } } },
    finds: [{ code: 'learner.placeholder', pointer: '/learner/fullName/en' }],
  },
  'extensions are nobody’s business': {
    record: { extensions: { 'https://w3id.org/microcred/illustrative': 'test' } },
  },
})
