/**
 * The table of profiles as code: their titles, and lists of what reads, writes and judges them. Each is found where it
 * stands, so that a new profile is its tables and the files that hold what no table says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../model/load.ts'
import { camel } from '../model/model.ts'
import { SourceError } from '../model/source-error.ts'
import { root } from '../root.ts'
import { banner } from './banner.ts'
import type { Generator } from './generator.ts'

const FILE = 'packages/schemas/profiles/profiles.csv'

/** A row of the table of profiles. */
export interface ProfileRow {
  readonly id: string
  readonly title: string
  /** Classes of whole credentials; none where no table of classes judges them. */
  readonly roots: readonly string[]
  /** Classes that nothing leads to from the roots. */
  readonly beside: readonly string[]
  /** The profile whose classes it uses beside its own. */
  readonly base: string
  /** Whether `status` at the top is a status entry. */
  readonly status: boolean
}

const list = (cell: string): string[] => cell.split(' ').filter((each) => each !== '')

/** The profiles in the order in which they are asked whether they know a credential. */
export const profileRows = (): ProfileRow[] =>
  readCsv(FILE, ['id', 'title', 'roots', 'beside', 'base', 'status']).map((row) => ({
    id: row.id!,
    title: row.title!,
    roots: list(row.roots!),
    beside: list(row.beside!),
    base: row.base!,
    status: row.status === 'yes',
  }))

/** The file of a folder that exports a name of a type. */
function home(folder: string, name: string, type: string): string | undefined {
  let files: string[]
  try {
    files = readdirSync(join(root, folder))
  } catch {
    return undefined
  }
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .find((file) => readFileSync(join(root, folder, file), 'utf8').includes(`export const ${name}: ${type} `))
    ?.replace(/\.ts$/, '.js')
}

const OWN = new Set(['record', 'specification'])
const CORE = 'packages/core/src'
const CONFORM = 'packages/validators/src/conform'

function readers(rows: readonly ProfileRow[]): string {
  const imports = rows.map(({ id }) => {
    const file = home(`${CORE}/profiles`, camel(id), 'Profile')
    if (!file)
      throw new SourceError(`${FILE}: nothing in ${CORE}/profiles exports "const ${camel(id)}: Profile".`)
    return `import { ${camel(id)} } from '../profiles/${file}'\n`
  })
  const names = rows.map(({ id }) => camel(id))
  return `${banner(FILE)}${imports.join('')}import type { Profile } from '../profiles/profile.js'\n\nexport { ${names.join(', ')} }\n\n/** Every profile, in the order in which they are asked whether they know a credential. */\nexport const profiles: readonly Profile[] = [${names.join(', ')}]\n`
}

function writers(rows: readonly ProfileRow[]): string {
  const found = rows.filter(
    ({ id }) =>
      readFolder(`${CORE}/write`).includes(`${id}.ts`) &&
      readFileSync(join(root, CORE, 'write', `${id}.ts`), 'utf8').includes('export const writer'),
  )
  const order = [...found.filter(({ id }) => id !== 'record'), ...found.filter(({ id }) => id === 'record')]
  const imports = order.map(({ id }) => `import { writer as ${camel(id)} } from '../write/${id}.js'\n`)
  return `${banner(FILE)}${imports.join('')}import type { Writer } from '../write/writer.js'\n\n/** The profiles records can be written in. */\nexport const writableProfiles = [${order.map(({ id }) => `'${id}'`).join(', ')}] as const\n\n/** A profile records can be written in. */\nexport type WritableProfile = (typeof writableProfiles)[number]\n\n/** What writes records, by profile. */\nexport const writers = {\n${order.map(({ id }) => `  '${id}': ${camel(id)},\n`).join('')}} as const satisfies Readonly<Record<WritableProfile, Writer>>\n`
}

const readFolder = (folder: string): string[] => readdirSync(join(root, folder))

function judges(rows: readonly ProfileRow[]): string {
  const foreign = rows.filter(({ id }) => !OWN.has(id))
  const imports: string[] = []
  const entries = foreign.map(({ id, roots }) => {
    const file = home(`${CONFORM}/${id}`, 'judge', 'Judge')
    if (file) {
      imports.push(`import { judge as ${camel(id)} } from '../conform/${id}/${file}'\n`)
      return `  '${id}': ${camel(id)},\n`
    }
    if (roots.length !== 1)
      throw new SourceError(
        `${FILE}: ${id} has ${roots.length} roots; with one its classes judge it, else ${CONFORM}/${id} has to export "const judge: Judge".`,
      )
    imports.push(`import { classes as ${camel(id)} } from './${id}.js'\n`)
    return `  '${id}': byClasses('${id}', '${roots[0]}', ${camel(id)}),\n`
  })
  return `${banner(FILE)}${entries.some((each) => each.includes('byClasses')) ? "import { byClasses } from '../conform/by-classes.js'\n" : ''}${imports.join('')}import type { Judge } from '../conform/judge.js'\n\n/** What judges credentials by their own standard, by profile. */\nexport const judges: Readonly<Record<string, Judge>> = {\n${entries.join('')}}\n`
}

function titles(rows: readonly ProfileRow[]): string {
  const types = readCsv('packages/schemas/profiles/sd-jwt-types.csv', [
    'vct',
    'profile',
    'version',
    'variant',
  ])
  for (const { vct, profile } of types)
    if (!rows.some(({ id }) => id === profile))
      throw new SourceError(
        `packages/schemas/profiles/sd-jwt-types.csv: ${vct} is of the profile ${profile}, which does not stand in ${FILE}.`,
      )
  return `${banner(FILE)}
/** What each profile is called. */
export const profileTitles = {
${rows.map(({ id, title }) => `  '${id}': ${JSON.stringify(title)},\n`).join('')}} as const

/** Name of a profile. */
export type ProfileId = keyof typeof profileTitles

/** The types of SD-JWT VC that are read; \`*\` stands for a word. */
export const sdJwtTypes: readonly { readonly vct: string; readonly profile: ProfileId; readonly version: string; readonly variant: string }[] = [
${types.map((row) => `  ${JSON.stringify(row)},\n`).join('')}]
`
}

export const profileList: Generator = {
  name: 'profile-list',
  files() {
    const rows = profileRows()
    const status = rows.filter((row) => row.status).map(({ id }) => `'${id}'`)
    return [
      [`${CORE}/generated/profile-list.ts`, titles(rows)],
      [`${CORE}/generated/profiles.ts`, readers(rows)],
      [`${CORE}/generated/writers.ts`, writers(rows)],
      ['packages/validators/src/generated/judges.ts', judges(rows)],
      [
        'packages/validators/src/generated/own-status.ts',
        `${banner(FILE)}\n/** Profiles in which \`status\` at the top is a status entry. */\nexport const ownStatus: ReadonlySet<string> = new Set([${status.join(', ')}])\n`,
      ],
    ]
  },
}
