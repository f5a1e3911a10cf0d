import { packHex, packUuids } from '../../packages/taxonomy/src/concepts/packed-uuids.ts'
import { languageModules, languagePacks } from './language-modules.ts'
import { languages, list, sectorLabel, type Tables } from './tables.ts'

const heading = '// Generated from the tables in packages/taxonomy by `npm run generate`. Do not edit.\n'
const text = (value: string) => JSON.stringify(value)
const uuidsModule = (uris: readonly string[], prefix: number) => {
  const { digits, counts } = packUuids(
    uris.map((uri) => uri.slice(-36)),
    prefix,
  )
  return `export const uuids = ${text(digits)}\nexport const uuidCounts = ${text(counts)}`
}
const union = (values: readonly string[]) => values.map((value) => `\n  | ${text(value)}`).join('')

const reuseLevels = ['transversal', 'cross-sector', 'sector-specific', 'occupation-specific']

/** The modules the package is built from: everything as packed strings, one file per part. */
export function modules(tables: Tables): [path: string, text: string][] {
  const { concepts, own, groups } = tables
  const versions = tables.versions.map((row) => row.version!)
  const position = new Map(concepts.map((concept, index) => [concept.uri, index]))
  for (const [index, concept] of own.entries()) position.set(concept.id!, concepts.length + index)
  const base36 = (uri: string) => position.get(uri)!.toString(36)
  const link = (uri: string) => (position.has(uri) ? base36(uri) : uri.slice(-36))
  const ownMatches = (row: Readonly<Record<string, string>>) =>
    (['broad', 'close', 'related'] as const).flatMap((match) =>
      list(row[`${match}Match`]).map((uri) => ({ broad: '<', close: '=', related: '~' })[match] + link(uri)),
    )

  const files: [string, string][] = [
    ['versions', `export const escoVersions = ${JSON.stringify(versions)} as const\n`],
    [
      'types',
      [
        `export type EscoVersion = ${versions.map(text).join(' | ')}`,
        `export type SectorId =${union(tables.sectors.map((row) => row.id!))}`,
        `export type CompetenceCode = ${tables.competences.map((row) => text(row.code!)).join(' | ')}`,
        `/** Code of an ESCO group above a green skill. */\nexport type GroupCode =${union(groups.map((row) => row.code!))}`,
        `/** The project's own skills. */\nexport type OwnSkillUri =${union(own.map((row) => `https://w3id.org/microcred/skill/${row.id}`))}`,
        `/** The skills that are green in ESCO ${versions.at(-1)}. */\nexport type GreenSkillUri =${union(
          concepts.filter((row) => row.status === 'green').map((row) => row.uri),
        )}`,
        '',
      ].join('\n\n'),
    ],
    [
      'green',
      [
        uuidsModule(
          concepts.map((row) => row.uri),
          2,
        ),
        '/** One hexadecimal digit per concept: bit n tells whether it is green in version n. */',
        `export const masks = ${text(
          concepts
            .map((row) =>
              list(row.greenIn)
                .reduce((mask, version) => mask | (1 << versions.indexOf(version)), 0)
                .toString(16),
            )
            .join(''),
        )}`,
        `export const replacements = ${text(
          concepts
            .filter((row) => row.status === 'retired')
            .map((row) => `${base36(row.uri)}:${row.replacedBy.slice(-36)}`)
            .join(' '),
        )}`,
        `export const ownIds = ${text(own.map((row) => row.id).join(' '))}`,
        '',
      ].join('\n'),
    ],
    [
      'hierarchy',
      [
        '/** One digit per concept: its reuse level, and 4 more where it is knowledge. */',
        `export const kinds = ${text(
          concepts
            .map((row) => reuseLevels.indexOf(row.reuseLevel) + (row.type === 'knowledge' ? 4 : 0))
            .join(''),
        )}`,
        '/** One line per concept: codes of groups, and @position of concepts, above it. */',
        `export const parents = ${text(
          concepts
            .map((row) =>
              [...list(row.broaderConcepts).map((uri) => `@${base36(uri)}`), ...list(row.broader)].join(' '),
            )
            .join('\n'),
        )}`,
        `export const groupCodes = ${text(groups.map((row) => row.code).join(' '))}`,
        '/** UUIDs of the groups that have one; those of fields of education are told by their code. */',
        `export const groupUuids = ${text(
          packHex(
            groups
              .filter((row) => !/^\d/.test(row.code!))
              .map((row) => row.uri!.slice(-36).replaceAll('-', ''))
              .join(''),
          ),
        )}`,
        `export const groupParents = ${text(groups.map((row) => row.broader || '-').join(' '))}`,
        '',
      ].join('\n'),
    ],
    [
      'own',
      `export const ownConcepts = ${JSON.stringify(
        own.map((row) => ({
          id: row.id,
          type: row.type,
          broader: list(row.broader).join(' '),
          definition: row.definition,
          matches: ownMatches(row).join(' '),
        })),
        null,
        2,
      )} as const\n`,
    ],
    [
      'sectors',
      `export const sectorTable = ${JSON.stringify(
        tables.sectors.map((row) => {
          const members = (status: string) =>
            [
              ...tables.sectorSkills
                .filter((skill) => skill.sector === row.id && skill.status === status)
                .map((skill) => skill.uri!),
              ...(status === 'confirmed'
                ? own.filter((one) => one.sector === row.id).map((one) => one.id!)
                : []),
            ]
              .map(base36)
              .join(' ')
          return {
            id: row.id,
            nace: row.nace,
            iscedF: row.iscedF,
            labels: Object.fromEntries(
              languages
                .map((code) => [code, sectorLabel(tables, row, code)] as const)
                .filter(([, label]) => label !== undefined),
            ),
            confirmed: members('confirmed'),
            candidate: members('candidate'),
          }
        }),
        null,
        2,
      )} as const\n`,
    ],
    [
      'competences',
      `export const competenceTable = ${JSON.stringify(
        tables.competences.map((row) => ({
          ...row,
          skills: tables.competenceSkills
            .filter((skill) => skill.competence === row.code)
            .map((skill) => (skill.match === 'close' ? '=' : '~') + link(skill.uri!))
            .join(' '),
        })),
        null,
        2,
      )} as const\n`,
    ],
    ['jobs', jobsModule(tables, base36)],
    ['occupations', occupationsModule(tables, base36)],
    ['skills', `export const version = ${text(versions.at(-1)!)}\n${uuidsModule(tables.skillUuids, 3)}\n`],
    [
      'qualifications',
      `export const files = ${JSON.stringify(
        tables.sectors.flatMap(({ id }) =>
          tables.qualifications
            .filter(({ name }) => name.startsWith(`${id}-`))
            .map(({ name, specification }) => ({
              sector: id,
              slug: name.slice(id!.length + 1),
              specification,
            })),
        ),
        null,
        2,
      )}\n`,
    ],
    ...languageModules(tables),
  ]
  return [
    ...files.map(([name, body]): [string, string] => [
      `packages/taxonomy/src/generated/${name}.ts`,
      heading + body,
    ]),
    ...languagePacks().map(([name, body]): [string, string] => [
      `packages/taxonomy/src/languages/${name}.ts`,
      heading + body,
    ]),
  ]
}

function occupationsModule(tables: Tables, base36: (uri: string) => string): string {
  const links = new Map<string, { essential: string[]; optional: string[] }>()
  for (const { occupation, skill, relation } of tables.occupationSkills) {
    const known = links.get(occupation!) ?? { essential: [], optional: [] }
    known[relation as 'essential' | 'optional'].push(base36(skill!))
    links.set(occupation!, known)
  }
  const { occupations } = tables
  return [
    uuidsModule(
      occupations.map((row) => row.uri!),
      2,
    ),
    `export const rows = ${text(
      occupations
        .map((row) => [row.code, row.isco, row.greenShare, row.nace, row.label].join('\t'))
        .join('\n'),
    )}`,
    `export const links = ${text(
      occupations
        .map((row) => {
          const { essential = [], optional = [] } = links.get(row.uri!) ?? {}
          return `${essential.join(' ')}\t${optional.join(' ')}`
        })
        .join('\n'),
    )}`,
    '',
  ].join('\n')
}

function jobsModule({ jobs, jobNames, jobSkills, own }: Tables, base36: (uri: string) => string): string {
  const ids = new Set(own.map(({ id }) => id))
  const position = (uri: string) => {
    const id = uri.slice(uri.lastIndexOf('/') + 1)
    return base36(ids.has(id) ? id : uri)
  }
  const rows = jobs.map(({ id, sector, isco, source, state, ...names }) => {
    const skills = (relation: string) =>
      jobSkills
        .filter((row) => row.job === id && row.relation === relation)
        .map((row) => position(row.skill!))
        .join(' ')
    return {
      id: id!,
      names,
      also: jobNames.filter(({ job }) => job === id).flatMap((row) => list(row.names)),
      sector,
      isco,
      source,
      state,
      essential: skills('essential'),
      optional: skills('optional'),
    }
  })
  return `export const jobTable = ${JSON.stringify(rows, null, 2)}\n`
}
