/**
 * Facts a credential leaves open, and the ways they may turn out: every way in which it could matter for a rule is one
 * of them, or the fact is none that is supposed. What is supposed is never said in an answer; it only settles whether a
 * rule could be met at all.
 */
import { list } from '@microcred/common/list'
import type { Microcredential } from '@microcred/core'
import { facts, type Holding } from './hand.js'
import { supposedDays, supposedGrades, supposedSizes } from './measures.js'
import type { Supposing } from './supposing.js'

/** The ways one fact of one credential may turn out; none where it is not open. */
export type Ways = readonly Holding[]

/** Most ways of one fact that are looked at. */
const MOST_WAYS = 32

/** Facts that are open of a credential, each with the ways it may turn out. */
export function openFacts(holding: Holding, supposing: Supposing): Ways[] {
  const all = FACTS.map((fact) => fact(holding, supposing))
  return all.filter(({ length }) => length > 1 && length <= MOST_WAYS)
}

type Fact = (holding: Holding, supposing: Supposing) => Ways

/** A credential that says more. */
function saying(holding: Holding, more: Partial<Microcredential>, { day }: Supposing): Holding {
  const { status, index, routes, excluded, points, supposed } = holding
  const read = facts({ record: { ...holding.record, ...more }, status }, index, day)
  return {
    ...read,
    routes: more.assessmentType && routes === undefined ? read.routes : routes,
    excluded,
    points,
    supposed: { ...supposed, stated: supposed?.stated ?? holding.record },
  }
}

/** A credential of which something is supposed that no element says. */
export const supposing = (holding: Holding, more: Partial<NonNullable<Holding['supposed']>>): Holding => ({
  ...holding,
  supposed: { stated: holding.record, ...holding.supposed, ...more },
})

const NONE: Ways = []

/** The body of an accreditation says of which level, field and day it is. */
const isAccredited = ({ asked }: Supposing): boolean => asked.of('accreditation').length > 0

const finishing: Fact = (holding) =>
  holding.status === 'in-progress' && holding.supposed?.finished === undefined
    ? [supposing(holding, { finished: true }), supposing(holding, { finished: false })]
    : NONE

const level: Fact = (holding, it) => {
  const { record } = holding
  const ranges = it.asked.of('eqf')
  if (ranges.length === 0 || record.level?.eqf !== undefined || record.level?.notApplicable) return NONE
  if (isAccredited(it)) return NONE
  const seen = new Set<string>()
  const levels = ([1, 2, 3, 4, 5, 6, 7, 8] as const).filter((eqf) => {
    const within = ranges.map(({ min = 1, max = 8 }) => eqf >= min && eqf <= max).join()
    return !seen.has(within) && seen.add(within)
  })
  return [
    ...levels.map((eqf) => saying(holding, { level: { ...record.level, eqf } as never }, it)),
    ...(record.level ? [] : [saying(holding, { level: { notApplicable: {} } as never }, it)]),
  ]
}

const cycle: Fact = (holding, it) => {
  const { record } = holding
  const asked = it.asked.of('cycle').flat()
  if (asked.length === 0 || record.level?.qfEhea || record.level?.notApplicable) return NONE
  return [...new Set<string>([...asked, OTHER])].map((qfEhea) =>
    saying(holding, { level: { ...record.level, qfEhea: qfEhea as never } }, it),
  )
}

/** What is none of the values a rule names. */
const OTHER = '?'

const issuer: Fact = (holding, it) => {
  const { record, issuers } = holding
  const { asked, standing } = it
  const names = [...new Set(asked.of('issuer').flat())]
  const compared = asked.distinct.has('issuer') || asked.overlaps.has('family')
  if ((names.length === 0 && !compared) || (issuers && issuers.length > 0) || isAccredited(it)) return NONE
  const silent = standing.filter((each) => !each.issuers || each.issuers.length === 0)
  const others = compared
    ? [
        ...standing.flatMap((each) => each.issuers?.slice(0, 1) ?? []),
        // Of several that are silent some may be of one body.
        ...silent.map(({ index }) => `${OTHER}${index}`),
      ]
    : [OTHER]
  const [body] = list(record.awardingBody) ?? []
  return [...new Set([...names, ...others])].flatMap((id) =>
    subsets(names.filter((name) => name !== id)).map((also) =>
      saying(
        holding,
        { awardingBody: [{ ...body, id, identifiers: also.map((value) => ({ value })) }] as never },
        it,
      ),
    ),
  )
}

const outcomes: Fact = (holding, it) => {
  const { record, unread, skills } = holding
  const { asked, standing, narrower } = it
  const covering = asked.of('minCoverage' as never).length > 0
  const compared = asked.distinct.has('outcome') || asked.overlaps.has('outcome')
  const several = standing.filter((each) => each.unread).length > 1
  if (!unread || asked.policies.has('reduce-share') || (compared && several)) return NONE
  const said = new Set(holding.outcomes)
  const ids = new Set([
    ...asked.of('outcome').flat(),
    ...(covering ? asked.targets.map(({ id }) => id) : []),
    ...(compared ? standing.flatMap((each) => each.outcomes ?? []) : []),
  ])
  const uris = new Set([
    ...asked.of('skill').flatMap((each) => each.uris),
    ...(covering ? asked.targets.flatMap((each) => each.skills ?? []) : []),
    ...(asked.overlaps.has('outcome')
      ? standing.flatMap((each) =>
          [...(each.skills ?? [])].flatMap(([uri, match]) => (match === 'exact' ? [uri] : [])),
        )
      : []),
  ])
  // Of concepts that are within each other, having one is having the other.
  if (asked.narrower && [...uris].some((uri) => narrower(uri).some((each) => uris.has(each)))) return NONE
  const alone = asked.distinct.has('outcome') ? asked.most + 1 : 0
  const open = [...ids].filter((id) => !said.has(id))
  const concepts = [...uris].filter((uri) => skills?.get(uri) !== 'exact')
  const matches = asked.narrower ? ['exact', 'broad'] : ['exact']
  if (2 ** open.length * (1 + matches.length) ** concepts.length * (alone + 1) > MOST_WAYS) return NONE
  if (open.length + concepts.length + alone === 0) return NONE
  // What stands in words alone may be what is supposed, or nothing the rule looks at.
  const stated = (list(record.learningOutcomes) ?? []).filter(
    ({ id, skills: each }) => id || list(each)?.length,
  )
  const named = (id: string) => ({ id, title: {} })
  const own = Array.from({ length: alone + 1 }, (_, many) =>
    Array.from({ length: many }, (__, number) => named(`${OTHER}${holding.index} ${number}`)),
  )
  let matched: readonly (readonly object[])[] = [[]]
  for (const uri of concepts)
    matched = matched.flatMap((each) => [
      each,
      ...matches.map((match) => [...each, { title: {}, skills: [{ uri, match }] }]),
    ])
  return subsets(open).flatMap((some) =>
    matched.flatMap((concept) =>
      own.map((rest) =>
        saying(
          holding,
          { learningOutcomes: [...stated, ...some.map(named), ...concept, ...rest] as never },
          it,
        ),
      ),
    ),
  )
}

const fields: Fact = (holding, it) => {
  const { record } = holding
  const { asked, standing } = it
  const compared = asked.distinct.has('field')
  const codes = new Set<string>([
    ...asked.of('field').flat(),
    ...(compared ? standing.flatMap((each) => each.record.furtherInformation?.fields ?? []) : []),
  ])
  if ((codes.size === 0 && !compared) || record.furtherInformation?.fields || isAccredited(it)) return NONE
  if (compared && standing.filter((each) => !each.record.furtherInformation?.fields).length > 1) return NONE
  if (codes.size > 4) return NONE
  const alone = Array.from({ length: compared ? asked.most + 2 : 1 }, (_, many) =>
    Array.from({ length: many }, (__, number) => `${OTHER}${number}`),
  )
  return subsets([...codes]).flatMap((some) =>
    alone.map((rest) =>
      saying(
        holding,
        { furtherInformation: { ...record.furtherInformation, fields: [...some, ...rest] as never } },
        it,
      ),
    ),
  )
}

/** Kinds of an element that a credential may have several of, of those a rule names and others. */
const kinds = (named: readonly string[]): readonly (readonly string[])[] =>
  subsets([...new Set([...named, OTHER])]).filter(({ length }) => length > 0)

const assessment: Fact = (holding, it) => {
  const { record, routes } = holding
  const asked = { routes: it.asked.of('route').flat(), types: it.asked.of('assessment').flat() }
  if ((asked.routes.length === 0 && asked.types.length === 0) || list(record.assessmentType)?.length)
    return NONE
  const open = (named: readonly string[]) => (named.length > 0 ? kinds(named) : [[OTHER]])
  return open(routes?.length ? [] : asked.routes).flatMap((ways) =>
    open(asked.types).map((types) =>
      saying(
        holding,
        { assessmentType: ways.flatMap((route) => types.map((type) => ({ type, route }))) as never },
        it,
      ),
    ),
  )
}

const kindsOf =
  (facet: 'form' | 'qualityAssurance', element: 'participationForm' | 'qualityAssurance'): Fact =>
  (holding, it) => {
    const named = it.asked.of(facet).flat()
    if (named.length === 0 || holding.record[element] !== undefined) return NONE
    return kinds(named).map((types) =>
      saying(holding, { [element]: types.map((type) => ({ type })) } as never, it),
    )
  }

/** Whether ledgers that are not there, or that may mean it, have taken it. */
const taken: Fact = (holding, { asked, ledgers }) => {
  const names = [...new Set(asked.of('usedElsewhere').flat())].filter((name) => {
    if (holding.supposed?.taken?.[name] !== undefined) return false
    return !Array.isArray(ledgers[name]) || (holding.ids.length === 0 && ledgers[name].length > 0)
  })
  if (names.length === 0) return NONE
  return subsets(names).map((some) =>
    supposing(holding, {
      taken: {
        ...holding.supposed?.taken,
        ...Object.fromEntries(names.map((name) => [name, some.includes(name)])),
      },
    }),
  )
}

const identifier: Fact = (holding, it) => {
  const names = [...new Set(it.asked.of('credential').flat())]
  if (names.length === 0 || holding.ids.length > 0) return NONE
  // Ledgers know credentials by their identifiers: those come first.
  if (taken(holding, it).length > 0) return NONE
  return subsets(names)
    .filter(({ length }) => length < 3)
    .map(([id = `${OTHER}${holding.index}`, other]) =>
      saying(holding, { id, ...(other !== undefined && { specification: { id: other } as never }) }, it),
    )
}

/** In the order in which they are supposed: what is one of two ways first, numbers last. */
const FACTS: readonly Fact[] = [
  finishing,
  taken,
  identifier,
  kindsOf('form', 'participationForm'),
  kindsOf('qualityAssurance', 'qualityAssurance'),
  assessment,
  level,
  cycle,
  issuer,
  fields,
  outcomes,
  (holding, it) => supposedDays(holding, it).map((dateOfIssuing) => saying(holding, { dateOfIssuing }, it)),
  (holding, it) => supposedGrades(holding, it).map((more) => supposing(holding, more)),
  (holding, it) => supposedSizes(holding, it).map((sizes) => supposing(holding, sizes)),
]

/** All subsets of a few; none of many. */
function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length > 5) return []
  return Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((__, at) => mask & (1 << at)))
}
