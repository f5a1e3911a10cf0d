import { cases } from '../../../test/rule-cases.js'

const outcomes = (...titles: object[]) => ({ learningOutcomes: titles.map((title) => ({ title })) })

cases('learning-outcomes.repeated', {
  'the same outcome twice is doubted, case and white space apart': {
    record: outcomes({ es: 'Mide.' }, { es: 'Pinta.' }, { es: ' mide. ' }),
    finds: [{ pointer: '/learningOutcomes/2', params: { first: 1 } }],
  },
  'so it is in any script, and with any white space': {
    record: outcomes({ bg: 'Измерва влагата.' }, { bg: '\u00a0ИЗМЕРВА\u2003 влагата.' }, { bg: 'Боядисва.' }),
    finds: [{ pointer: '/learningOutcomes/1', params: { first: 1 } }],
  },
  'however much white space stands before it': {
    record: outcomes({ en: 'Measures moisture.' }, { en: `${' '.repeat(90)}Measures moisture.` }),
    finds: [{ pointer: '/learningOutcomes/1', params: { first: 1 } }],
  },
  'whatever the order of its languages': {
    record: outcomes({ es: 'Mide.', en: 'Measures.' }, { en: 'Measures.', es: 'Mide.' }),
    finds: [{ pointer: '/learningOutcomes/1', params: { first: 1 } }],
  },
  'two that begin alike in one language and go on otherwise are two': {
    record: outcomes({ en: 'Measures moisture.' }, { en: 'Measures moisture of soil.' }),
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
