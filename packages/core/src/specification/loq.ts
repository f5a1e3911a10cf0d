/** A specification in the profile of the European Learning Model for learning opportunities and qualifications. */
import { targetTables } from '../generated/targets.js'
import type { Specification } from '../generated/types.js'
import { iriFor } from '../names/matches.js'
import { type Lack, lacking } from '../write/lack.js'
import type { Json } from '../write/writing.js'
import { readByTable, writeByTable } from './table-target.js'

const ELM = 'http://data.europa.eu/snb/model/elm/'

/** Classes that are none of ELM's own. */
const CLASSES: Json = {
  Concept: 'http://www.w3.org/2004/02/skos/core#Concept',
  Location: 'http://purl.org/dc/terms/Location',
  PeriodOfTime: 'http://purl.org/dc/terms/PeriodOfTime',
}

const XSD = ['dateTime', 'duration', 'decimal', 'string', 'anyURI']

/** The terms of the table written out, so that nobody has to fetch a context. */
const context = (): Json => ({
  '@version': 1.1,
  '@vocab': ELM,
  id: '@id',
  type: '@type',
  ...CLASSES,
  ...Object.fromEntries(
    targetTables.loq.classes.map(([property, iri, type]) => [
      property,
      {
        '@id': iri,
        ...(type === 'text' && { '@container': '@language' }),
        ...(XSD.includes(type) && { '@type': `http://www.w3.org/2001/XMLSchema#${type}` }),
      },
    ]),
  ),
})

const many = (value: unknown): Json[] => [value].flat().filter((each): each is Json => each !== undefined)

const concept = (id: string | undefined): Json | undefined => (id ? { id, type: 'Concept' } : undefined)

/** A specification and an opportunity for each of its occasions. */
export function writeLoq(specification: Readonly<Partial<Specification>>): Json {
  const { learningOpportunity, ...spec } = writeByTable(specification, 'loq')
  spec.id ??= '_:specification'
  const country = specification.issuerCountry?.[0]?.country
  const located = (organisation: Json): Json => {
    const code = concept(country && iriFor('country', country))
    if (code) organisation.location ??= { type: 'Location', address: { type: 'Address', countryCode: code } }
    return organisation
  }
  for (const awarding of many(spec.awardingOpportunity)) {
    awarding.learningAchievementSpecification = { id: spec.id, type: 'LearningAchievementSpecification' }
    many(awarding.awardingBody).forEach(located)
  }
  for (const described of [...many(spec.provenBy), ...many(spec.influencedBy)]) described.title ??= spec.title
  for (const { gradingScheme } of many(spec.provenBy))
    if (gradingScheme) (gradingScheme as Json).title ??= spec.title
  const language = specification.language ?? specification.furtherInformation?.languages?.[0]
  const opportunities = many(learningOpportunity).map((opportunity) => {
    opportunity.title ??= spec.title
    opportunity.homepage ??= spec.homepage
    opportunity.providedBy ??= providers(specification, spec)
    many(opportunity.providedBy).forEach(located)
    opportunity.defaultLanguage = concept(language && iriFor('language', language))
    opportunity.learningAchievementSpecification = { id: spec.id, type: 'LearningAchievementSpecification' }
    return opportunity
  })
  return { '@context': context(), '@graph': [spec, ...opportunities] }
}

/** Who teaches where an occasion does not say it: the providers, else the awarding bodies. */
function providers({ roles }: Readonly<Partial<Specification>>, spec: Json): Json[] {
  const said = (roles ?? []).filter(({ role }) => role === 'provider').map(({ body }) => body)
  if (said.length === 0)
    return many(spec.awardingOpportunity).flatMap(({ awardingBody }) =>
      many(awardingBody).map((each) => ({ ...each })),
    )
  return said.map(({ id, name, country }) => {
    const code = concept(country && iriFor('country', country))
    return {
      ...(id && { id }),
      type: 'Organisation',
      legalName: name,
      ...(code && { location: { type: 'Location', address: { type: 'Address', countryCode: code } } }),
    }
  })
}

/** The specification of a graph, with its opportunities as occasions. */
export function readLoq(json: Json): Partial<Specification> {
  const nodes = Array.isArray(json['@graph']) ? (json['@graph'] as Json[]) : [json]
  const spec = nodes.find(({ type }) => type === 'LearningAchievementSpecification') ?? {}
  const opportunities = nodes.filter(({ type }) => type === 'LearningOpportunity')
  const read = readByTable(
    { ...spec, ...(opportunities.length > 0 && { learningOpportunity: opportunities }) },
    'loq',
  )
  // The country of the issuer is that of the bodies that award.
  const countries = new Set((read.awardingBody ?? []).flatMap(({ country }) => country ?? []))
  return countries.size === 0
    ? read
    : { ...read, issuerCountry: [...countries].map((country) => ({ country })) }
}

/** What the official shapes ask for and nobody has said. */
export function lacksOfLoq(written: Json): Lack[] {
  const [spec, ...opportunities] = written['@graph'] as [Json, ...Json[]]
  const lack = (node: Json, pointer: string, property: string): Lack[] =>
    node[property] === undefined ? [{ ...lacking(`loq-${property}`), pointer: `${pointer}/${property}` }] : []
  return [
    ...lack(spec, '/@graph/0', 'ISCEDFCode'),
    ...lack(spec, '/@graph/0', 'language'),
    ...opportunities.flatMap((node, at) => [
      ...lack(node, `/@graph/${at + 1}`, 'homepage'),
      ...lack(node, `/@graph/${at + 1}`, 'defaultLanguage'),
    ]),
  ]
}
