import { cases } from '../../test/rule-cases.js'

const outcomes = (...titles: object[]) => ({ learningOutcomes: titles.map((title) => ({ title })) })

cases('learning-outcomes.repeated', {
  'the same outcome twice is doubted, case and white space apart': {
    record: outcomes({ es: 'Mide.' }, { es: 'Pinta.' }, { es: ' mide. ' }),
    finds: [{ pointer: '/learningOutcomes/2', params: { first: 1 } }],
  },
  'one title with two descriptions names two outcomes': {
    record: {
      learningOutcomes: [
        { title: { en: 'Skills' }, description: { en: 'Paints.' } },
        { title: { en: 'Skills' }, description: { en: 'Sands.' } },
      ],
    },
  },
})
