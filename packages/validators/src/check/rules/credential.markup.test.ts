import { cases } from '../../../test/rule-cases.js'

const titled = (en: string) => ({ title: { es: 'Madera', en } })

cases('credential.markup', {
  'a text with tags is doubted': {
    record: titled('<b>Wood</b> finishing'),
    finds: [{ pointer: '/title/en' }],
  },
  'so is one with a script': {
    record: titled('Wood finishing <script src="https://a.example/x.js"></script>'),
    finds: [{ pointer: '/title/en' }],
  },
  'so is one with escaped characters': {
    record: titled('Wood &amp; finishing'),
    finds: [{ pointer: '/title/en' }],
  },
  'signs of comparison, arrows, ampersands and addresses in brackets are let be': {
    record: titled('Wood & finishing: a < b > c, a<b and c>d, x <- y, AT&T; <https://a.example>'),
  },
  'one opening tag and nothing else is a blank, unless it runs': {
    json: {
      title: { en: 'A' },
      level: { eqf: 5 },
      extensions: {
        'https://a.example/x': [{ a: '<title>' }, { a: '<b>W' }, { a: '<img src=x onerror=f>' }],
      },
    },
    finds: [
      { pointer: '/extensions/https:~1~1a.example~1x/1/a' },
      { pointer: '/extensions/https:~1~1a.example~1x/2/a' },
    ],
  },
  'criteria in Markdown may hold markup, and nothing that runs': {
    json: {
      title: { en: 'A' },
      level: { eqf: 5 },
      extensions: {
        'https://a.example/x': [
          { narrative: 'Use <b>wood</b>.' },
          { narrative: '<img src=x onerror=alert(1)>' },
        ],
      },
    },
    finds: [{ pointer: '/extensions/https:~1~1a.example~1x/1/narrative' }],
  },
  'members that hold HTML or pictures are let be': {
    json: {
      title: { en: 'A' },
      level: { eqf: 5 },
      extensions: {
        'https://a.example/x': { descriptionHtml: '<p>A</p>', picture: 'data:image/svg+xml,<svg></svg>' },
      },
    },
  },
  'a learner’s text is doubted and not quoted': {
    record: { learner: { fullName: { en: '<i>Ana</i>' } } },
    finds: [{ pointer: '/learner/fullName/en', params: {} }],
  },
})
