/** Fifty files of ours: five forms and more, texts in nine languages, sound and broken. */
import { readdirSync, readFileSync } from 'node:fs'
import { convert } from '@microcred/validators/convert'

const examples = new URL('../../../examples/', import.meta.url)

const filesOf = (folder: string): [string, string][] =>
  readdirSync(new URL(folder, examples))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [`${folder}/${file}`, readFileSync(new URL(`${folder}/${file}`, examples), 'utf8')])

const records = filesOf('credentials')
const parsed = records.map(([, text]) => JSON.parse(text))
const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Each record with one thing changed. */
const changed = ([file, text]: [string, string], at: number): [string, string] => {
  const record = JSON.parse(text)
  const faults = [
    () => delete record.title,
    () => (record.dateOfIssuing = '2026-02-30'),
    () => (record.level = { eqf: '5' }),
    () => (record.participationForm = [{ type: 'bleneded' }]),
    () => (record.issuerCountry = [{ country: 'XX' }]),
  ]
  faults[at % faults.length]!()
  return [file.replace('credentials/', 'broken/'), written(record)]
}

const [first, second] = parsed
const presentation = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: [
    convert(first, 'vc').credential,
    { ...(convert(second, 'vc').credential as object), validFrom: 'yesterday' },
  ],
}

/** By name, in the order in which they are checked. */
export const fifty: Readonly<Record<string, string>> = Object.fromEntries([
  ...records,
  ...filesOf('openbadges'),
  ...filesOf('edc'),
  ...filesOf('broken'),
  ...filesOf('specifications'),
  ...parsed
    .slice(0, 4)
    .map((record, at): [string, string] => [
      records[at]![0].replace('credentials/', 'vc/'),
      written(convert(record, 'vc').credential),
    ]),
  ...records.slice(0, 5).map(changed),
  ['presentation.json', written(presentation)],
  ['text.json', '{"title": '],
  ['list.json', '[1]\n'],
  ['other.json', '{"name": "x"}\n'],
])
