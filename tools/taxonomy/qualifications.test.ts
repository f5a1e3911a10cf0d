import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { competencesOf, sectors, skill } from '../../packages/taxonomy/src/index.ts'
import { qualifications } from '../../packages/taxonomy/src/qualifications.ts'
import { skillUris } from '../../packages/taxonomy/src/skills.ts'
import { validate } from '../../packages/validators/src/index.ts'
import { root } from '../root.ts'

const folder = join(root, 'packages/taxonomy/qualifications')
const files = readdirSync(folder)

describe('the illustrative micro-qualifications', () => {
  it('are twelve, in all five sectors', () => {
    expect(files).toHaveLength(12)
    for (const { id } of sectors()) expect(qualifications.some(({ sector }) => sector === id)).toBe(true)
    for (const { sector, slug, specification } of qualifications) {
      expect(JSON.parse(readFileSync(join(folder, `${sector}-${slug}.json`), 'utf8'))).toEqual(specification)
    }
  })

  it.each(files)('%s is a valid specification that says it is illustrative', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const report = validate(text)
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(report.profile?.id).toBe('specification')
    expect(JSON.parse(text).extensions['https://w3id.org/microcred/illustrative']).toBe(true)
  })

  it.each(files)('%s names skills that exist, by the labels they have', (name) => {
    const { learningOutcomes } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    for (const { title, skills } of learningOutcomes) {
      expect(Object.keys(title)).toEqual(expect.arrayContaining(['en', 'it', 'bg', 'fi', 'nl']))
      for (const { uri, label } of skills) {
        const [competence] = competencesOf(uri)
        if (competence?.uri === uri) expect(label.en).toBe(competence?.label)
        else {
          const known = skill(uri)
          expect(known?.status === 'own' || skillUris.has(uri)).toBe(true)
          for (const [language, text] of Object.entries(label))
            expect(skill(uri, { language })?.label).toBe(text)
        }
      }
    }
  })
})
