import { buildCrosswalk, type Crosswalk, type Place } from '../crosswalk/crosswalk.js'
import { edc as rows } from '../generated/crosswalks.js'
import { conceptLabels, edcClasses, edcSchemes, edcSingle } from '../generated/edc-write.js'
import type { Microcredential } from '../generated/types.js'
import { iriFor } from '../names/matches.js'
import { edc as profile } from '../profiles/edc.js'
import { type Target, writeByCrosswalk } from './by-crosswalk.js'
import { CannotWrite } from './cannot-write.js'
import type { EuropeanDigitalCredential } from './credentials.js'
import { type Lack, lacking } from './lack.js'
import { writerOf } from './writer.js'
import {
  asInstant,
  compactObject,
  idOf,
  inLanguage,
  type Json,
  languageOf,
  validFromOf,
  type WriteOptions,
} from './writing.js'

const REGISTER = 'http://data.europa.eu/snb/qdr/'
const ESCO_SKILLS = 'http://data.europa.eu/esco/skill/'

let built: Crosswalk | undefined

const crosswalk = (): Crosswalk => {
  built ??= buildCrosswalk(rows)
  return built
}

/** A European Digital Credential of the profile Generic, in the compact form of sealed credentials. */
export function writeEdc(record: Partial<Microcredential>, options: WriteOptions): Json {
  const target = 'edc'
  if (record.title === undefined) throw new CannotWrite('title-missing', '/title', target, 'title')
  if (record.awardingBody === undefined)
    throw new CannotWrite('awarding-body-missing', '/awardingBody', target, 'awarding-body')
  const top: Json = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    id: idOf(record, options, target),
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialProfiles: concept('http://data.europa.eu/snb/credential/e34929035b', 'Generic'),
    credentialSchema: {
      id: 'http://data.europa.eu/snb/model/ap/edc-generic-full',
      type: 'ShaclValidator2017',
    },
    displayParameter: display(record),
    validFrom: validFromOf(record, target),
  }
  const written = writeByCrosswalk(record, crosswalk(), new EdcTarget(record, top), top, [
    'awardingBody',
    'title',
  ])
  complete(written, record, options)
  completeConcepts(written)
  return written
}

/** What ELM asks of nodes and values, from the tables of its classes. */
class EdcTarget implements Target {
  readonly #graded: boolean
  readonly #timed: boolean
  readonly #top: Json
  readonly #classes = new WeakMap<object, string>()

  constructor(record: Partial<Microcredential>, top: Json) {
    this.#graded = record.grade !== undefined
    this.#timed = (record.notionalWorkload?.volumes ?? []).some((each) => isElmVolume(each as never))
    this.#top = top
    this.#classes.set(top, 'EuropeanDigitalCredential')
  }

  node(property: string, owner: Json): Json {
    const type = this.#held(property, owner) ?? 'Resource'
    const node: Json = type === 'text' ? {} : { type }
    this.#classes.set(node, type)
    return node
  }

  value(value: unknown, property: string, owner: Json): unknown {
    if (property === 'id') return value
    if (property === 'prefLabel' && owner.id === undefined) return undefined
    switch (this.#held(property, owner)) {
      case 'Concept':
        return Array.isArray(value) ? value.map((each) => concept(each)) : concept(value)
      case 'Note':
        return { type: 'Note', noteLiteral: value }
      case 'WebResource':
        return typeof value === 'string' ? { type: 'WebResource', contentURL: value } : value
      case 'Mailbox':
        return { id: value, type: 'Mailbox' }
      case 'text':
        return this.single(property, owner) ? oneLanguage(value) : value
      case 'xsd:dateTime':
        return typeof value === 'string' ? asInstant(value) : value
      default:
        return value
    }
  }

  choose(groups: readonly Place[], item: Json, pointer: string): Place | null | undefined {
    // A graded assessment is a claim of its own; one without a grade can only be described.
    if (pointer === '/assessmentType')
      return groups.find((group) => group.segment === (this.#graded ? '*:held' : '*:specified'))
    // ELM knows no statement of quality assurance without a concept and without who made it.
    if (pointer === '/qualityAssurance' || pointer.endsWith('/accreditation'))
      return iriFor('quality-assurance-type', item.type as string) && item.body ? undefined : null
    // A national level is a concept of the EU register, and an ESCO skill one of ESCO; what is none is written otherwise.
    if (pointer === '/level/national' && !String(item.id).startsWith(REGISTER)) return null
    if (pointer.endsWith('/skills') && !String(item.uri).startsWith(ESCO_SKILLS))
      return groups.find((group) => group.segment === '*:other')
    if (pointer === '/notionalWorkload/volumes') {
      if (!isElmVolume(item)) return null
      return groups.find(({ segment }) => segment === (item.unit === 'hour' ? '*:hours' : '*:credits'))
    }
    // A legal identifier needs a country; without one it is an identifier like any other.
    if (pointer.endsWith('/identifiers') && item.country === undefined)
      return groups.find((group) => group.segment === '*:other')
    return undefined
  }

  /**
   * Supervision is said of a graded assessment only, a status only in a class of ELM's own, and contact hours only
   * beside the workload they are a part of.
   */
  takes(pointer: string): boolean {
    if (pointer === '/notionalWorkload/contactHours' && !this.#timed) return false
    return pointer !== '/status' && (this.#graded || pointer !== '/supervision')
  }

  single(property: string, owner: Json): boolean {
    return edcSingle.has(`${this.#classes.get(owner) ?? (owner.type as string)}/${property}`)
  }

  /** The issuer's country is that of an awarding body's location, where one lies there. */
  find(item: Json, pointer: string): Json | undefined {
    if (pointer !== '/issuerCountry') return undefined
    const country = iriFor('country', item.country as string)
    return bodiesOf(this.#top)
      .flatMap((body) => many(body.location))
      .find(
        (location) =>
          ((location.address as Json | undefined)?.countryCode as Json | undefined)?.id === country,
      )
  }

  #held(property: string, owner: Json): string | undefined {
    return edcClasses[`${this.#classes.get(owner) ?? (owner.type as string)}/${property}`]
  }
}

/** ELM counts in ECTS and ECVET points and in hours, and knows no ranges. */
const isElmVolume = ({ unit, value }: Json): boolean =>
  typeof value === 'number' && ['ects', 'ecvet', 'hour'].includes(String(unit))

/** A person has one name of each kind: the first that is written. */
function oneLanguage(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).slice(0, 1))
    : value
}

/** A concept with the boilerplate the official shapes look for. */
function concept(iri: unknown, label?: string): Json {
  const id = String(iri)
  const scheme = edcSchemes.find(([concepts]) => id.startsWith(concepts))?.[1]
  const prefLabel = label ?? conceptLabels[id] ?? (id.includes('/eqf/') ? `Level ${id.slice(-1)}` : undefined)
  return compactObject({
    id,
    type: 'Concept',
    inScheme: scheme && { id: scheme, type: 'ConceptScheme' },
    prefLabel: prefLabel === undefined ? undefined : { en: prefLabel },
  })
}

/** Gives every concept the boilerplate it lacks. */
function completeConcepts(value: unknown): void {
  if (Array.isArray(value)) value.forEach(completeConcepts)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const node = value as Json
  if (node.type === 'Concept') Object.assign(node, { ...concept(node.id), ...node })
  else for (const inner of Object.values(node)) completeConcepts(inner)
}

const ENCODER = new TextEncoder()

const base64 = (text: string): string => btoa(String.fromCharCode(...ENCODER.encode(text)))

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

/** The display every EDC must carry: a plain page with title and awarding body, one per language of the title. */
function display(record: Partial<Microcredential>): Json {
  const main = languageOf(record)
  const languages = [main, ...Object.keys(record.title!).filter((tag) => tag !== main)].map(
    (tag) => tag.split('-')[0]!,
  )
  const known = [...new Set(languages)].filter(
    (language) => iriFor('language', language) !== undefined && language in record.title!,
  )
  const shown = known.length > 0 ? known : ['en']
  const concepts = shown.map((language) => concept(iriFor('language', language)))
  return {
    type: 'DisplayParameter',
    title: record.title,
    language: single(concepts),
    primaryLanguage: concepts[0],
    individualDisplay: single(
      shown.map((language, at) => ({
        type: 'IndividualDisplay',
        language: concepts[at],
        displayDetail: page(record, language),
      })),
    ),
  }
}

function page(record: Partial<Microcredential>, language: string): Json {
  const title = escapeXml(inLanguage(record.title, language) ?? '')
  const body = escapeXml(inLanguage(record.awardingBody?.[0]?.legalName, language) ?? '')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 842 595"><rect width="842" height="595" fill="#fff"/><text x="60" y="260" font-size="32">${title}</text><text x="60" y="320" font-size="20">${body}</text></svg>`
  return {
    type: 'DisplayDetail',
    page: 1,
    image: {
      type: 'MediaObject',
      content: base64(svg),
      contentEncoding: concept('http://data.europa.eu/snb/encoding/6146cde7dd', 'base64'),
      contentType: concept('http://publications.europa.eu/resource/authority/file-type/SVG', 'SVG'),
    },
  }
}

const many = (value: unknown): Json[] => [value].flat().filter((each): each is Json => each !== undefined)

/** The organisations that award the claim. */
const bodiesOf = (top: Json): Json[] =>
  many(
    (
      ((top.credentialSubject as Json | undefined)?.hasClaim as Json | undefined)?.awardedBy as
        | Json
        | undefined
    )?.awardingBody as Json | undefined,
  )

const single = <T>(items: readonly T[]): T | readonly T[] => (items.length === 1 ? items[0]! : items)

/** What ELM asks for and the record's elements do not say by themselves. */
function complete(top: Json, record: Partial<Microcredential>, options: WriteOptions): void {
  top.credentialSubject ??= { type: 'Person' }
  const claim = (top.credentialSubject as Json).hasClaim as Json
  claim.awardedBy ??= { type: 'AwardingProcess' }
  const process = claim.awardedBy as Json
  process.id = `${top.id}#awarding`
  const bodies = bodiesOf(top)
  for (const body of bodies) body.location ??= locationOf(record, options)
  for (const location of bodies.flatMap((body) => many(body.location)))
    if ((location.spatialCode as Json | undefined)?.id === undefined) delete location.spatialCode
  for (const accreditation of [
    ...many(specification(claim)?.accreditation),
    ...bodies.flatMap((body) => many(body.accreditation)),
  ])
    completeAccreditation(accreditation, record, options)
  const specified = specification(claim)
  if (specified) specified.title ??= record.title
  const assessments = many(claim.provenBy)
  for (const assessment of assessments) {
    assessment.title ??= record.title
    assessment.awardedBy = { id: process.id, type: 'AwardingProcess' }
    assessment.grade ??= (assessments[0] as Json).grade
    const described = assessment.specifiedBy as Json | undefined
    if (described) described.title ??= assessment.title
    const scheme = described?.gradingScheme as Json | undefined
    if (scheme) scheme.title ??= record.title
  }
  for (const described of many(specified?.provenBy)) {
    described.title ??= record.title
    const scheme = described.gradingScheme as Json | undefined
    if (scheme) scheme.title ??= record.title
  }
  for (const activity of many(claim.influencedBy)) {
    activity.title ??= record.title
    activity.awardedBy = { id: process.id, type: 'AwardingProcess' }
    for (const described of many(activity.specifiedBy)) described.title ??= record.title
  }
  const [first] = bodies
  top.issuer = compactObject({
    type: 'Organisation',
    legalName: first?.legalName,
    location: first?.location,
    eIDASIdentifier: first?.eIDASIdentifier,
    ...options.issuer,
    ...(options.issuer ? {} : { id: first?.id }),
  })
  delete (top.issuer as Json).name
}

const specification = (claim: Json): Json | undefined => claim.specifiedBy as Json | undefined

/** Title and location, which ELM asks of an accreditation and of whoever made it. */
function completeAccreditation(
  accreditation: Json,
  record: Partial<Microcredential>,
  options: WriteOptions,
): void {
  accreditation.title ??= (accreditation.dcType as Json | undefined)?.prefLabel
  const agent = accreditation.accreditingAgent as Json | undefined
  if (agent) agent.location ??= locationOf(record, options)
}

/** The location ELM asks of organisations: the issuer's country or, where that is not known, what the seal says. */
function locationOf(record: Partial<Microcredential>, { issuer }: WriteOptions): unknown {
  const country = record.issuerCountry?.[0]?.country
  const iri = country && iriFor('country', country)
  return iri
    ? { type: 'Location', address: { type: 'Address', countryCode: concept(iri) } }
    : issuer?.location
}

/** What ELM asks for and cannot be made up: locations of organisations, the date of issuing, the seal's identifier. */
export function lacksOfEdc(top: Json): Lack[] {
  const unlocated = organisationsIn(top, '')
    .filter(([node]) => node.location === undefined)
    .map(([, pointer]) => ({
      ...lacking('edc-location'),
      pointer: `${pointer}/location`,
    }))
  const unsealed =
    (top.issuer as Json).eIDASIdentifier === undefined
      ? [
          {
            ...lacking('edc-seal'),
            pointer: '/issuer/eIDASIdentifier',
          },
        ]
      : []
  const undated =
    top.issued === undefined
      ? [
          {
            ...lacking('edc-issued'),
            pointer: '/issued',
          },
        ]
      : []
  return [...unlocated, ...untitled(top), ...undated, ...unsealed]
}

/** What this stacks towards needs a title, which a rule alone does not have. */
const untitled = (top: Json): Lack[] =>
  many(top.credentialSubject).flatMap((subject, holder) =>
    many(subject.hasClaim).flatMap((claim) =>
      many((claim.specifiedBy as Json | undefined)?.isPartOf).flatMap((target, at) =>
        target.title === undefined
          ? [
              {
                pointer: `/credentialSubject${holder > 0 ? `/${holder}` : ''}/hasClaim/specifiedBy/isPartOf/${at}/title`,
                ...lacking('edc-part-title'),
              },
            ]
          : [],
      ),
    ),
  )

/** Every organisation that is described, with its place; a mere reference to one is none. */
function organisationsIn(value: unknown, pointer: string): (readonly [node: Json, pointer: string])[] {
  if (typeof value !== 'object' || value === null) return []
  const node = value as Json
  const inner = Object.entries(node).flatMap(([key, each]) => organisationsIn(each, `${pointer}/${key}`))
  return node.type === 'Organisation' && node.legalName !== undefined ? [[node, pointer], ...inner] : inner
}

/** Writes European Digital Credentials. */
export const writer = writerOf<EuropeanDigitalCredential>(writeEdc, profile, lacksOfEdc)
