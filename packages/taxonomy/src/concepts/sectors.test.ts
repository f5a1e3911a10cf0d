import { describe, expect, it } from 'vitest'
import {
  competences,
  competencesOf,
  isGreen,
  type SectorId,
  sectorLabel,
  sectors,
  skill,
  skillsOf,
} from '../index.js'

const sortWaste = 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9'

describe('sectors', () => {
  it('are five, with NACE and ISCED-F codes', () => {
    expect(sectors().map(({ id }) => id)).toEqual([
      'agri-food',
      'construction',
      'manufacturing',
      'sustainability-management',
      'wood-furniture',
    ])
    expect(sectors()[1]).toEqual({
      id: 'construction',
      label: 'Construction',
      nace: ['F', '41', '42', '43'],
      iscedF: ['0731', '0732'],
    })
    expect(sectorLabel('wood-furniture', 'pl')).toBe('Drewno i meble')
    expect(sectorLabel('wood-furniture', 'xx')).toBe('Wood and furniture')
  })

  it('of a skill come with the state of the assignment', () => {
    expect(sectors(sortWaste)).toEqual([
      { sector: 'construction', status: 'confirmed' },
      { sector: 'wood-furniture', status: 'confirmed' },
    ])
    expect(sectors('https://w3id.org/microcred/skill/source-certified-wood')).toEqual([
      { sector: 'wood-furniture', status: 'confirmed' },
    ])
    expect(sectors('x')).toEqual([])
  })

  it('have no unreviewed skill where an editor has been through', () => {
    for (const sector of ['wood-furniture', 'construction', 'agri-food'] as const) {
      expect(skillsOf(sector, { status: 'candidate' })).toEqual([])
      expect(skillsOf(sector, { status: 'confirmed' }).length).toBeGreaterThan(50)
    }
  })

  it('list skills that are green now or the project’s own', () => {
    for (const { id } of sectors()) {
      for (const { uri } of skillsOf(id))
        expect(isGreen(uri) || skill(uri as string)?.status === 'own').toBe(true)
    }
  })

  it('throw for one that is none', () => {
    expect(() => skillsOf('mining' as SectorId)).toThrow(RangeError)
  })
})

describe('competences', () => {
  it('are twelve in four areas', () => {
    expect(
      competences()
        .map(({ code }) => code)
        .join(' '),
    ).toBe('1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3')
    expect(new Set(competences().map(({ area }) => area.uri)).size).toBe(4)
    expect(competences()[0]).toMatchObject({
      uri: 'https://w3id.org/microcred/greencomp/1.1',
      label: 'Valuing sustainability',
      area: { label: 'Embodying sustainability values' },
    })
  })

  it('are found by a skill near to them and by their own IRI', () => {
    const engage = 'http://data.europa.eu/esco/skill/7f321b88-3d16-4e30-8163-5494ca8ce978'
    expect(competencesOf(engage).map(({ code }) => code)).toEqual(['4.2'])
    expect(competencesOf('https://w3id.org/microcred/greencomp/4.2').map(({ label }) => label)).toEqual([
      'Collective action',
    ])
    expect(competencesOf('x')).toEqual([])
  })
})
