import { cases } from '../../../test/rule-cases.js'

cases('any.unlisted-code', {
  'a value that is nearly a listed code is remarked upon': {
    record: {
      awardingBody: [
        { legalName: { en: 'Centre' }, identifiers: [{ scheme: 'erasmus-', value: 'E MURCIA01' }] },
      ],
    },
    finds: [
      {
        code: 'awarding-body.unlisted-code',
        pointer: '/awardingBody/0/identifiers/0/scheme',
        params: {
          value: 'erasmus-',
          list: 'organisation-identifier-scheme',
          near: ['erasmus', 'eidas', 'euid'],
          suggestion: 'erasmus',
        },
        fixed: 'erasmus',
      },
    ],
  },
  'letter case is a slip': {
    record: { learner: { identifiers: [{ scheme: 'ORCID', value: '0000-0002-1825-0097' }] } },
    finds: [{ code: 'learner.unlisted-code', pointer: '/learner/identifiers/0/scheme', fixed: 'orcid' }],
  },
  'a scheme of its own is what an open list is for': {
    record: { learner: { identifiers: [{ scheme: 'https://wallet.example/subjects', value: '4711' }] } },
  },
})
