/** The official shapes of learning opportunities as an oracle. */
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import type { Lack } from '../../src/write.js'

/** What the shapes say of a node. */
export interface Result {
  /** The node’s name in the graph. */
  readonly node: string
  /** Last part of the property’s IRI. */
  readonly property: string
  readonly constraint: string
  readonly sentence: string
}

/** What the shapes ask of everything that can be achieved. */
const ACHIEVED = ['ISCEDFCode', 'language', 'learningOutcome', 'title']

/** Where it is said that something lacks; a place without a country is one without an address. */
const LACKED: Readonly<Record<string, RegExp>> = {
  ISCEDFCode: /^\/@graph\/0\/ISCEDFCode$/,
  language: /^\/@graph\/0\/language$/,
  homepage: /^\/@graph\/[1-9]\d*\/homepage$/,
  defaultLanguage: /^\/@graph\/[1-9]\d*\/defaultLanguage$/,
  address: /\/location\/address\/countryCode$/,
  countryCode: /\/location\/address\/countryCode$/,
}

interface Oracle {
  readonly resultsOf: (graph: unknown) => Promise<readonly Result[]>
  readonly lackedIn: (result: Result, graph: unknown, lacks: readonly Lack[]) => boolean
}

/**
 * The shapes as published, without what they import and without the flags of patterns that no engine here knows. The
 * shape of achievement specifications, which is switched off there, is switched on.
 */
export function loqOracle(turtle: string): Oracle {
  const text = turtle
    .replaceAll(/owl:imports [^;]+;/g, '')
    .replaceAll('(?i)', '')
    .replaceAll(/sh:deactivated true ;/g, '')
  const validator = new SHACLValidator(new Store(new Parser().parse(text)))
  return {
    async resultsOf(graph) {
      const quads = (await jsonld.toRDF(graph as never, {
        format: 'application/n-quads',
      })) as unknown as string
      const { results } = await validator.validate(new Store(new Parser().parse(quads)))
      const last = (term: unknown) => (term as { value?: string } | null)?.value?.replace(/^.*[/#]/, '') ?? ''
      return results.map(({ focusNode, path, sourceConstraintComponent, message }) => ({
        node: (focusNode as { value?: string } | null)?.value ?? '',
        property: last(path),
        constraint: last(sourceConstraintComponent),
        sentence: message.map((each) => each.value).join(),
      }))
    },
    lackedIn({ node, property, constraint }, graph, lacks) {
      if (constraint !== 'MinCountConstraintComponent') return false
      const nodes = (graph as { readonly '@graph': readonly { readonly id?: string }[] })['@graph']
      // A part and a larger whole are named and not described.
      const isNamed = nodes[0]?.id !== node && ACHIEVED.includes(property)
      return isNamed || lacks.some(({ pointer }) => LACKED[property]?.test(pointer))
    },
  }
}
