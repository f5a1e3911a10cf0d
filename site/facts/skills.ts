/** Pages of sectors, skill groups and micro-qualifications. */
import { qualifications } from '@microcred/taxonomy/qualifications'
import { jsonOf, pretty, rowsOf } from './files.ts'

interface Skill {
  readonly uri: string
  readonly label: string
  readonly type: string
  readonly status: string
  readonly broader: readonly string[]
  readonly sectors?: readonly string[]
  readonly labels: Readonly<Record<string, string>>
}

const all = jsonOf<{ skills: Skill[] }>('packages/taxonomy/published/green-skills.json').skills

const byLabel = (a: Skill, b: Skill): number => (a.label < b.label ? -1 : 1)

export const sectors = () =>
  rowsOf('packages/taxonomy/sectors.csv').map(({ id, en }) => ({
    id: id!,
    title: en!,
    skills: all.filter((skill) => skill.sectors?.includes(id!)).toSorted(byLabel),
    qualifications: qualifications.filter(({ sector }) => sector === id).map(nameOf),
  }))

export const groups = () =>
  rowsOf('packages/taxonomy/groups.csv')
    .map(({ code, uri, broader, label }) => ({
      code: code!,
      uri: uri!,
      broader: broader!,
      title: label!,
      skills: all.filter((skill) => skill.broader.includes(code!)).toSorted(byLabel),
    }))
    .filter(({ skills }) => skills.length > 0)

const nameOf = ({ specification }: (typeof qualifications)[number]) => ({
  name: specification.id!.split('/').at(-1)!,
  title: Object.values(specification.title ?? {})[0] ?? '',
})

export const microQualifications = () =>
  qualifications.map((qualification) => ({
    ...nameOf(qualification),
    sector: qualification.sector,
    titles: Object.entries(qualification.specification.title ?? {}).map(([language, text]) => ({
      language,
      text,
    })),
    outcomes: (qualification.specification.learningOutcomes ?? []).map(({ title, skills }) => ({
      texts: Object.entries(title ?? {}).map(([language, text]) => ({ language, text })),
      skills: (skills ?? []).map((skill) => ({
        label: skill.label?.en ?? skill.uri ?? '',
        uri: skill.uri ?? '',
      })),
    })),
    text: pretty(qualification.specification),
  }))
