/** A specification in the profile of the European Learning Model for learning opportunities and qualifications. */
import { targetTables } from '../generated/targets.js'
import type { Specification } from '../generated/types.js'
import { iriFor } from '../names/matches.js'
import { type Lack, lacking } from '../write/lack.js'
import type { Json } from '../write/writing.js'
import { nameOnce } from './loq-labels.js'
import { readForms, writeForms } from './loq-notes.js'
import { finishOrganisations, located, Names } from './loq-organisations.js'
import { readByTable, writeByTable } from './table-target.js'

const ELM = 'http://data.europa.eu/snb/model/elm/'

/** Classes that are none of ELM's own. */
const CLASSES: Json = {
  Concept: 'http://www.w3.org/2004/02/skos/core#Concept',
  ConceptScheme: 'http://www.w3.org/2004/02/skos/core#ConceptScheme',
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

const one = (items: readonly Json[]): unknown => (items.length > 1 ? items : items[0])

const concept = (id: string | undefined): Json | undefined => (id ? { id, type: 'Concept' } : undefined)

const achievement = (id: unknown): Json => ({ id, type: 'LearningAchievementSpecification' })

const organisation = (id: unknown): Json => ({ id, type: 'Organisation' })

/** A specification and an opportunity for each of its occasions. */
export function writeLoq(specification: Readonly<Partial<Specification>>): Json {
  const { learningOpportunity, ...spec } = writeByTable(specification, 'loq')
  const names = new Names()
  spec.id ??= '_:specification'
  const country = specification.issuerCountry?.[0]?.country
  const home = concept(country && iriFor('country', country))
  const bodies = many(spec.awardingOpportunity).flatMap(({ awardingBody }) => many(awardingBody))
  for (const body of bodies) located(body, home)
  spec.awardingOpportunity = one(awardings(spec, names))
  finishAchievement(spec, specification, names)
  const language = specification.language ?? specification.furtherInformation?.languages?.[0]
  const opportunities = many(learningOpportunity).map((opportunity) => {
    opportunity.title ??= spec.title
    opportunity.homepage ??= spec.homepage
    opportunity.providedBy ??= providers(specification, bodies, names)
    for (const body of many(opportunity.providedBy)) located(body, home)
    opportunity.defaultLanguage = concept(language && iriFor('language', language))
    opportunity.learningAchievementSpecification = achievement(spec.id)
    return opportunity
  })
  const graph = [spec, ...opportunities]
  finishOrganisations(graph, names)
  nameOnce(graph)
  return { '@context': context(), '@graph': graph }
}

/** One opportunity of awarding for each country in which it is awarded, all of them by the same bodies. */
function awardings(spec: Json, names: Names): Json[] {
  const [first, ...others] = many(spec.awardingOpportunity)
  if (!first) return []
  const [here, ...elsewhere] = many(first.location)
  first.learningAchievementSpecification = achievement(spec.id)
  if (here) first.location = here
  if (elsewhere.length === 0) return [first, ...others]
  const refer = many(first.awardingBody).map((body) => organisation(names.of(body)))
  return [first, ...elsewhere.map((location) => ({ ...first, location, awardingBody: one(refer) }))]
}

/** What the shapes ask of a specification and of what stands around it. */
function finishAchievement(spec: Json, specification: Readonly<Partial<Specification>>, names: Names): void {
  for (const described of [...many(spec.provenBy), ...many(spec.influencedBy)]) described.title ??= spec.title
  for (const { gradingScheme } of many(spec.provenBy))
    if (gradingScheme) (gradingScheme as Json).title ??= spec.title
  if (many(spec.identifier).some(({ notation }) => notation === undefined)) delete spec.identifier
  const outcomes = new Set((specification.learningOutcomes ?? []).map(({ id }) => id))
  for (const part of many(spec.hasPart)) {
    const led = many(part.learningOutcome).filter(({ id }) => outcomes.has(id as string))
    if (led.length > 0) part.learningOutcome = one(led)
    else delete part.learningOutcome
  }
  for (const larger of many(spec.isPartOf))
    for (const awarding of many(larger.awardingOpportunity)) {
      const body = awarding.awardingBody as Json
      // The shapes ask every organisation for a name and a location.
      if (body.legalName === undefined || body.location === undefined) delete larger.awardingOpportunity
      else awarding.learningAchievementSpecification = achievement(names.of(larger))
    }
  writeForms(spec, specification)
}

/** Who teaches where an occasion does not say it: the providers, else the awarding bodies. */
function providers(
  { roles }: Readonly<Partial<Specification>>,
  bodies: readonly Json[],
  names: Names,
): Json[] {
  const said = (roles ?? []).filter(({ role }) => role === 'provider').map(({ body }) => body)
  if (said.length === 0) return bodies.map((body) => organisation(names.of(body)))
  return said.map(({ id, name, country, homepage }) => {
    const code = concept(country && iriFor('country', country))
    return {
      ...(id && { id }),
      type: 'Organisation',
      legalName: name,
      ...(code && { location: { type: 'Location', address: { type: 'Address', countryCode: code } } }),
      ...(homepage && { homepage: { type: 'WebResource', contentUrl: homepage } }),
    }
  })
}

/** The specification of a graph, with its opportunities as occasions. */
export function readLoq(json: Json): Partial<Specification> {
  const nodes = Array.isArray(json['@graph']) ? (json['@graph'] as Json[]) : [json]
  const spec = nodes.find(({ type }) => type === 'LearningAchievementSpecification') ?? {}
  const opportunities = nodes.filter(({ type }) => type === 'LearningOpportunity')
  const named = new Set<unknown>()
  // A body that awards in several countries is one body.
  const isNew = ({ id }: Json): boolean => id === undefined || (!named.has(id) && named.add(id) !== undefined)
  const awarding = many(spec.awardingOpportunity).map((each) => ({
    ...each,
    awardingBody: many(each.awardingBody).filter(isNew),
  }))
  const read = readByTable(
    {
      ...spec,
      ...(awarding.length > 0 && { awardingOpportunity: awarding }),
      ...(opportunities.length > 0 && { learningOpportunity: opportunities }),
    },
    'loq',
  )
  return readForms(many(spec.additionalNote), read)
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
      ...many(node.location).flatMap((place) =>
        place.address === undefined || (place.address as Json).countryCode === undefined
          ? [{ ...lacking('loq-countryCode'), pointer: `/@graph/${at + 1}/location/address/countryCode` }]
          : [],
      ),
    ]),
  ]
}
