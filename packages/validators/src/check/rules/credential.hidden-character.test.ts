import { cases } from '../../../test/rule-cases.js'

cases('credential.hidden-character', {
  'a text that turns the direction of writing is told': {
    record: { title: { es: 'Wood \u202Egnihsinif' } },
    finds: [{ pointer: '/title/es', params: { character: 'U+202E' } }],
  },
  'a NUL is told': {
    record: { title: { es: 'Wood\0 finishing' } },
    finds: [{ pointer: '/title/es', params: { character: 'U+0000' } }],
  },
  'half a character is told': {
    record: { title: { es: 'Wood \uD83D finishing' } },
    finds: [{ pointer: '/title/es', params: { character: 'U+D83D' } }],
  },
  'what has no width is told in an identifier': {
    record: { id: 'urn:uuid:4d3b5a3e-4f0a-4b6e-9f45-1c5c7d0f8a1\u200B1' },
    finds: [{ pointer: '/id', params: { character: 'U+200B' } }],
  },
  'and within a word': {
    record: { title: { es: 'Wo\u200Bod' } },
    finds: [{ pointer: '/title/es', params: { character: 'U+200B' } }],
  },
  'and within a word of a name of several': {
    record: { title: { es: 'Wo\u200Bod finishing' } },
    finds: [{ pointer: '/title/es', params: { character: 'U+200B' } }],
  },
  'in prose it is let be, where a long word may break': {
    record: { furtherInformation: { description: { es: `${'Wood finishing. '.repeat(8)}Long\u200Bword` } } },
  },
  'what identifiers cannot hold at all is told once': {
    record: { id: 'urn:uuid:4d3b5a3e\0' },
    finds: [{ code: 'id.not-an-iri', pointer: '/id' }],
  },
  'marks that scripts need, joined signs and places to break a line are let be': {
    record: {
      title: {
        es: 'Madera',
        fa: 'می\u200Cخواهم چوب',
        en: 'Wood 👩\u200D🔧 finishing,\u200B part two',
        ar: '\u2067خشب\u2069',
      },
    },
  },
  'an address in letters of any alphabet has nothing hidden': {
    record: { id: 'https://münchen.example/1' },
  },
})
