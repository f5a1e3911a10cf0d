/** Whom a certificate is for, in ways that can be compared. */
import { der, inside, reading, SEQUENCE } from '../der/der.js'
import { type Certificate, EXTENSION } from './certificate.js'

/** organizationIdentifier (ETSI EN 319 412-1 section 5.1.4). */
export const identifierOf = ({ subject }: Certificate): string | undefined => subject.values.get('2.5.4.97')

/** Addresses and hosts a certificate names its subject by (RFC 5280 section 4.2.1.6). */
export function addressesOf({ extensions }: Certificate): {
  readonly uris: readonly string[]
  readonly hosts: readonly string[]
} {
  const extension = extensions.get(EXTENSION.alternative)
  const names = (extension && reading(() => inside(der(extension.value), SEQUENCE))) ?? []
  const texts = (tag: number): readonly string[] =>
    names.filter((each) => each.tag === tag).map(({ content }) => String.fromCharCode(...content))
  return { uris: texts(0x86), hosts: texts(0x82) }
}
