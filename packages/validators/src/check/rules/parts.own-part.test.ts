import { completeSpecification } from '../../../test/complete-record.js'
import { cases } from '../../../test/rule-cases.js'

const id = 'https://school.example/offers/finishing'
const title = { en: 'Finishing', es: 'Acabado' }

cases(
  'parts.own-part',
  {
    'a specification that is its own part is an error': {
      record: { id, title, parts: [{ title: { en: 'Module' } }, { id, title }] },
      finds: [{ pointer: '/parts/1/id' }],
    },
    'parts with identifiers of their own are not': {
      record: { id, parts: [{ id: `${id}/1`, title: { en: 'Module' } }] },
    },
  },
  completeSpecification,
)
