import { cases } from '../../../test/rule-cases.js'

cases('language.no-text', {
  'a title in other languages only is doubted': {
    record: { language: 'pt', title: { es: 'Acabado', en: 'Finishing' } },
    finds: [{ pointer: '/title', params: { language: 'pt', languages: ['es', 'en'] } }],
  },
  'a regional tag is of the language': { record: { language: 'pt', title: { 'pt-BR': 'Acabamento' } } },
  'a language that merely begins alike is another': {
    record: { language: 'fi', title: { fil: 'Pagtatapos' } },
    finds: [{ pointer: '/title' }],
  },
  'a title whose language nobody knows may be in it': {
    json: { title: { und: 'A' }, language: 'pt', level: { eqf: 5 } },
  },
})
