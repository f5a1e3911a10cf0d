import { isObject } from '@microcred/common/json'
import { isIri, isWebUrl } from '../../formats.js'
import { iriIn, readNumber, stringOf } from './scalars.js'
import { readText } from './texts.js'
import type { Transform } from './transform.js'
import { Unreadable } from './unreadable.js'

/** Pairs for texts, numbers, addresses and identifiers. */
export const ofValues = /* @__PURE__ */ (() =>
  ({
    /** A list of objects or an object: only its place matters, its leaves have rows of their own. */
    items: { expected: { type: 'object' }, read: (value) => value, write: (value: unknown) => value },
    /** The first of several, for anchors. */
    first: { expected: { type: 'object' }, read: (value) => value, write: (value: unknown) => value },
    text: { expected: { format: 'text' }, read: readText, write: (value: unknown) => value },
    string: {
      expected: { type: 'string' },
      read: (value) => stringOf(value, { type: 'string' }) || undefined,
      write: (value: string) => value,
    },
    /** What an identifier is nothing without. */
    'identifier-value': {
      expected: { type: 'string' },
      essential: true,
      read: (value) => stringOf(value, { type: 'string' }) || undefined,
      write: (value: string) => value,
    },
    /** A string without language, read into the credential's main language. */
    plain: {
      expected: { type: 'string' },
      read: readText,
      write: (value: Record<string, string>, language) => value[language] ?? Object.values(value)[0],
    },
    'plain-or-number': {
      expected: { type: 'string' },
      read: (value, language) => readText(typeof value === 'number' ? String(value) : value, language),
      write: (value: Record<string, string>, language) => value[language] ?? Object.values(value)[0],
    },
    /** A name in whatever language it has, the main one first. */
    label: {
      expected: { format: 'name' },
      read: (value, language) => {
        if (isObject(value) && ('id' in value || 'type' in value)) return undefined
        const text = readText(value, language) ?? {}
        return text[language] ?? text.en ?? Object.values(text)[0]
      },
      write: (value: string) => value,
    },
    number: {
      expected: { type: 'number' },
      read: readNumber,
      write: (value: number) => value,
    },
    /** ELM writes numbers of credits as strings. */
    'number-string': {
      expected: { type: 'number' },
      read: readNumber,
      write: (value: number) => String(value),
    },
    /** A number, also one in quotes; anything else is no number and passed over. */
    'number-if-any': {
      expected: { type: 'number' },
      read: (value) => {
        const text = typeof value === 'number' ? String(value) : value
        return typeof text === 'string' && /^\s*[+-]?\d+(?:[.,]\d+)?\s*$/.test(text)
          ? readNumber(text)
          : undefined
      },
      write: (value: number) => String(value),
    },
    'true-or-false': {
      expected: { type: 'boolean' },
      read: (value) => value === true || value === 'true',
      write: (value: boolean) => value,
    },
    iri: {
      expected: { format: 'reference' },
      read: (value) => iriIn(value, { format: 'reference' }),
      write: (value: string) => value,
    },
    /** Like `iri`, but what is no IRI is passed over: a local name identifies nothing elsewhere. */
    'iri-if-any': {
      expected: { format: 'reference' },
      read: (value) => {
        const iri = isObject(value) ? (value.id ?? value['@id']) : value
        return typeof iri === 'string' && isIri(iri.trim()) ? iri.trim() : undefined
      },
      write: (value: string) => value,
    },
    /** Like `iri-if-any`, of something that is nothing without it; names that hold within one file only are passed over. */
    'iri-that-names': {
      expected: { format: 'reference' },
      essential: true,
      read: (value) => {
        const iri = isObject(value) ? (value.id ?? value['@id']) : value
        return typeof iri === 'string' && isIri(iri.trim()) && !/^urn:epass:/i.test(iri.trim())
          ? iri.trim()
          : undefined
      },
      write: (value: string) => value,
    },
    'web-url': {
      expected: { format: 'web-address' },
      read: (value) => {
        const url = isObject(value) ? (value.contentURL ?? value.id) : value
        if (typeof url !== 'string') throw new Unreadable({ format: 'web-address' })
        return url.trim()
      },
      write: (value: string) => value,
    },
    'web-url-if-any': {
      expected: { format: 'web-address' },
      read: (value) => (typeof value === 'string' && isWebUrl(value) ? value : undefined),
      write: (value: string) => value,
    },
    email: {
      expected: { format: 'email' },
      read: (value) => iriIn(value, { format: 'email' }).replace(/^mailto:/i, ''),
      write: (value: string) => `mailto:${value}`,
    },
    'email-plain': {
      expected: { format: 'email' },
      read: (value) => stringOf(value, { format: 'email' }),
      write: (value: string) => value,
    },
    /** Like `email-plain`, but a hash is no address, whatever stands beside it. */
    'email-unless-hashed': {
      expected: { format: 'email' },
      read: (value) => {
        const text = stringOf(value, { format: 'email' })
        return /^(?:sha|md)\d+\$/i.test(text) ? undefined : text
      },
      write: (value: string) => value,
    },
    /** Like `identifier-value`, but a hash is passed over. */
    'identifier-unless-hashed': {
      expected: { type: 'string' },
      essential: true,
      read: (value) => {
        const text = stringOf(value, { type: 'string' })
        return text === '' || /^(?:sha|md)\d+\$/i.test(text) ? undefined : text
      },
      write: (value: string) => value,
    },
    /** The algorithm an Open Badges hash names before its first dollar sign. */
    'hash-algorithm': {
      expected: { format: 'hash' },
      read: (value) => {
        const [, name, bits] = /^(sha|md)(\d+)\$/i.exec(typeof value === 'string' ? value : '') ?? []
        return name === undefined ? undefined : name.toLowerCase() === 'sha' ? `sha-${bits}` : `md${bits}`
      },
      write: () => undefined,
    },
    /** What the crosswalk itself says, such as the unit of a property whose unit is fixed. */
    constant: { expected: { type: 'nothing' }, read: (value) => value, write: () => undefined },
  }) satisfies Record<string, Transform>)()
