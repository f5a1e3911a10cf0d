/** What machines read: a Markdown and a JSON twin of the tables, addresses that lead on, and a list of it all. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NAMESPACE, VERSION } from '@microcred/core'
import { root } from '../tools/root.ts'
import { codelists } from './facts/codelists.ts'
import { elements } from './facts/elements.ts'
import { folderOf, jsonOf, pretty, rowsOf, textOf } from './facts/files.ts'
import { findings } from './facts/findings.ts'
import { guides } from './facts/guides.ts'
import { packs, policies } from './facts/languages.ts'
import { profiles } from './facts/profiles.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const json = (text: string): string => `\`\`\`json\n${text}\n\`\`\``

const page = (...parts: readonly (string | false | undefined)[]): string =>
  `${parts.filter(Boolean).join('\n\n')}\n`

const PUBLISHED = 'packages/schemas/published'

/** The published schemas and contexts by their addresses: those of this version, and those of earlier ones that were kept. */
const schemas = (): readonly (readonly [address: string, path: string])[] =>
  readdirSync(join(root, PUBLISHED), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:json|jsonld)$/.test(file))
    .sort()
    .map((file) => [/^\d/.test(file) ? file : `${VERSION}/${file}`, `${PUBLISHED}/${file}`])

/** What is published of this version and was of 0.1.0 too: it reads what the earlier one reads. */
const earlier = (): readonly (readonly [string, string])[] => {
  const kept = new Set(schemas().map(([address]) => address))
  return schemas()
    .filter(([address]) => address.startsWith(`${VERSION}/`) && address.endsWith('.schema.json'))
    .map(([address]) => [address.replace(VERSION, '0.1.0'), address] as const)
    .filter(([before]) => !kept.has(before))
    .map(([before, address]) => [`/${before}`, `/${address}`])
}

/** Addresses of the namespace and of moved pages, each with the page it leads to. */
export const redirects = (): readonly (readonly [string, string])[] => [
  ...rowsOf('packages/taxonomy/own-concepts.csv').map(
    ({ id, sector }) => [`/skill/${id}`, `/sectors/${sector}/#${id}`] as const,
  ),
  ...elements().map(({ key, id }) => [`/${key}`, `/elements/${id}/`] as const),
  ...earlier(),
]

/** What the playground can open without a file of one's own. */
const EXAMPLES = {
  whole: 'examples/credentials/yecla-low-emission-wood-finishing.json',
  'ten-mistakes': 'examples/broken/plovdiv-ten-mistakes.json',
  edc: 'examples/edc/yecla-low-emission-wood-finishing.json',
  openbadges: 'examples/openbadges/yecla-low-emission-wood-finishing.json',
}

/** Every file that machines read, by its path in the built folder. */
export function twins(): Map<string, string> {
  const files = new Map<string, string>()
  const all = { elements: elements(), findings: findings(), profiles: profiles(), codelists: codelists() }
  for (const each of all.elements) {
    files.set(
      `elements/${each.id}.md`,
      page(
        `# ${each.title}`,
        each.description,
        `Annex I, element ${each.number}, ${each.required ? 'mandatory' : 'optional'}. In the record: \`${each.key}\`.`,
        ...each.sections.map(({ name, description, members }) =>
          page(
            `## ${name}`,
            description,
            members.length > 0 &&
              table(
                ['member', 'required', 'value', 'meaning'],
                members.map((member) => [
                  `\`${member.key}\``,
                  member.required ? 'yes' : '',
                  member.value.map(({ text }) => text).join(''),
                  member.description,
                ]),
              ),
          ).trimEnd(),
        ),
        '## Examples',
        ...each.examples.map(({ text }) => json(text)),
        '## Mistakes',
        ...each.mistakes.map(({ code, said, text }) => `\`${code}\` ${said}\n\n${json(text)}`),
      ),
    )
  }
  for (const { code, severity, part, sentence, hint, explanation, source } of all.findings)
    files.set(
      `findings/${code}.md`,
      page(
        `# ${code}`,
        `${severity}, ${part}`,
        `${sentence} ${hint}`.trim(),
        explanation,
        source && `${source.document}, ${source.clause}: ${source.url}`,
      ),
    )
  for (const { id, codes } of all.codelists)
    files.set(
      `codelists/${id}.md`,
      page(
        `# ${id}`,
        table(
          ['code', 'label', 'meaning', 'matches'],
          codes.map(({ code, label, definition, match }) => [`\`${code}\``, label, definition, match]),
        ),
      ),
    )
  for (const { id, title, rows } of all.profiles)
    files.set(
      `profiles/${id}.md`,
      page(
        `# ${title}`,
        table(
          ['record', 'path', 'read as'],
          rows.map(({ pointer, path, transform }) => [`\`${pointer}\``, `\`${path}\``, transform]),
        ),
      ),
    )
  for (const { name, title, sentences, text } of packs())
    files.set(
      `stacking/${name}.md`,
      page(
        `# ${title}`,
        sentences.map(({ depth, sentence }) => `${'  '.repeat(depth)}- ${sentence}`).join('\n'),
        json(text),
      ),
    )
  for (const { name, title, text } of policies())
    files.set(`policies/${name}.md`, page(`# ${title}`, json(text)))
  for (const [name, rows] of Object.entries(all)) files.set(`${name}.json`, `${pretty(rows)}\n`)
  files.set('green-skills.json', `${pretty(jsonOf('packages/taxonomy/published/green-skills.json'))}\n`)
  for (const { id } of all.elements)
    for (const kind of ['valid', 'invalid'] as const)
      for (const { name, json: fixture } of folderOf<unknown>(`packages/schemas/elements/${id}/${kind}`))
        files.set(`fixtures/elements/${id}/${kind}/${name}.json`, JSON.stringify(fixture))
  for (const [name, path] of Object.entries(EXAMPLES)) files.set(`fixtures/${name}.json`, textOf(path))
  files.set(
    'fixtures/keys.json',
    JSON.stringify(Object.fromEntries(all.elements.map(({ id, key }) => [id, key]))),
  )
  for (const [address, path] of schemas()) files.set(address, textOf(path))
  for (const { name, text } of packs()) files.set(`packs/${name}.json`, text)
  const comparisons = policies().filter(({ source }) => source.includes('/equivalence/'))
  for (const { name, text } of comparisons) files.set(`policies/${name}.json`, text)
  files.set('policies/index.json', JSON.stringify(comparisons.map(({ name, title }) => ({ name, title }))))
  files.set('packs/index.json', JSON.stringify(packs().map(({ name, title }) => ({ name, title }))))
  files.set(
    '_redirects',
    redirects()
      .map(([from, to]) => `${from} ${to} 302\n`)
      .join(''),
  )
  files.set(
    '.htaccess',
    [
      '# Addresses of the namespace lead to these pages.',
      'RewriteEngine on',
      ...redirects().map(
        ([from, to]) => `RewriteRule ^${from.slice(1).replaceAll('.', '\\.')}$ ${to} [R=302,L,NE]`,
      ),
      '',
    ].join('\n'),
  )
  files.set(
    'llms.txt',
    page(
      '# microcred',
      '> Types, JSON Schemas and validators for the EU standard elements of a micro-credential (Council Recommendation 2022/C 243/02), green skills mapped to ESCO, stacking and equivalence rules.',
      `Namespace: ${NAMESPACE}. Every page below is Markdown.`,
      '## Elements',
      all.elements.map(({ id, title }) => `- [${title}](/elements/${id}.md)`).join('\n'),
      '## Profiles',
      all.profiles.map(({ id, title }) => `- [${title}](/profiles/${id}.md)`).join('\n'),
      '## Guides',
      guides()
        .map(({ name, title }) => `- [${title}](/guides/${name}/)`)
        .join('\n'),
      '## Data',
      [...Object.keys(all).map((name) => `/${name}.json`), `/${VERSION}/microcredential.schema.json`]
        .map((path) => `- [${path}](${path})`)
        .join('\n'),
    ),
  )
  files.set(
    '.well-known/api-catalog',
    `${pretty({
      linkset: [
        {
          anchor: '/',
          'service-doc': [{ href: '/api/', type: 'text/html' }],
          'service-desc': [
            { href: `/${VERSION}/microcredential.schema.json`, type: 'application/schema+json' },
          ],
          item: Object.keys(all).map((name) => ({ href: `/${name}.json`, type: 'application/json' })),
        },
      ],
    })}\n`,
  )
  return files
}

/** Writes them all below a folder. */
export function writeTwins(folder: string): number {
  const files = twins()
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return files.size
}
