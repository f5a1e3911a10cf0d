import { domainToASCII } from 'node:url'
import { cases } from '../../../test/rule-cases.js'

/** A host of two alphabets as a browser sends it. */
const PUNYCODE = domainToASCII('b\u0435j\u0430-institute-of-agriculture').slice('xn--'.length)

/** Hosts of two alphabets, of every length and with the other letter in every place, as a browser sends them. */
const MIXED = [3, 8, 17, 30].flatMap((length) =>
  ['\u0430', '\u0439', '\u03c9'].flatMap((letter) =>
    [0, 1, length - 1].map((at) => {
      const letters = [...'institute-of-agriculture-and-2nd-x'].slice(0, length)
      letters[at] = letter
      return domainToASCII(letters.join(''))
    }),
  ),
)

/** Hosts of one alphabet, with signs that lie far apart. */
const PLAIN = ['bücher', 'čeština', 'žluťoučký-kůň', 'ñandú2', 'łódź-i-świętokrzyskie'].map(domainToASCII)

const extending = (hosts: readonly string[]) => ({
  extensions: Object.fromEntries(
    hosts.map((host, at) => [`https://x.example/${at}`, `https://${host}.example/`]),
  ),
})

cases('credential.look-alike-host', {
  'a host that mixes alphabets is told': {
    record: { id: 'https://un\u0456versity.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one in letters that all look Latin': {
    record: { id: 'https://\u0441\u0430\u0441\u0435.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one in its form in ASCII': {
    // The host of the first case as a browser sends it.
    record: { id: 'https://xn--unversity-h7i.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one of a `did:web`': {
    record: { id: 'did:web:un\u0456versity.example:c' },
    finds: [{ pointer: '/id' }],
  },
  'so is one in capital letters of ASCII': {
    record: { id: 'https://XN--UNIVERSITY-H7I.example/c/1' },
    finds: [{ pointer: '/id' }],
  },
  'so is one of many letters in its form in ASCII': {
    // Two letters of Cyrillic in a long name, so that the second delta is small.
    record: { id: `https://xn--${PUNYCODE}.example/1` },
    finds: [{ pointer: '/id' }],
  },
  'hosts of digits alone are let be': { record: { id: 'https://2026.example/\u0441' } },
  'hosts of one alphabet, also with a path in another, are let be': {
    record: { id: 'https://münchen.example/\u0441' },
  },
  'hosts of countries that write so are let be': {
    record: { id: 'https://\u0440\u0430\u0441\u0430.бг/1' },
  },
  'a broken form in ASCII is let be': {
    record: { id: 'https://xn--99999999999.example/1' },
  },
  'every host that mixes alphabets is told in its form in ASCII': {
    record: extending(MIXED),
    finds: MIXED.map((_, at) => ({ pointer: `/extensions/https:~1~1x.example~1${at}` })),
  },
  'no host of one alphabet is': { record: extending(PLAIN) },
})
