/** Keys of whoever controls an identifier: computed out of it, or listed in a document that was injected. */
import type { Injected } from '../bundle/injected.js'
import type { Tools } from '../bundle/tools.js'
import { issuerIds } from '../credential/issuer.js'
import type { PublicKey } from '../crypto/engine.js'
import { failed, type Ground, type Row, unchecked, verified } from '../report/row.js'
import { fromBase58 } from '../text/base58.js'
import { fromBase64, fromBase64Url, toBase64Url } from '../text/base64.js'
import { isObject, isText, type Json, listOf, objectIn } from '../text/json.js'
import { publicPart } from './embedded.js'
import type { Ask, DocumentKey, NoKey } from './key.js'
import { multikey } from './multikey.js'

/** The key of a name such as `did:web:university.example#key-1`, of a `kid` together with `controller`, of the one key a controller has, or of the one that came along, if it is theirs. */
export async function documentKey(
  name: string | undefined,
  controller: string | undefined,
  { injected }: Pick<Tools, 'injected'>,
  came?: JsonWebKey,
): Promise<DocumentKey | NoKey> {
  const id = absolute(name, controller)
  const owner = id.includes('#') ? id.slice(0, id.indexOf('#')) : (controller ?? id)
  const jwk = computed(owner)
  if (jwk) {
    injected.use('did', owner, 'computed')
    const fragment = id.includes('#') ? id.slice(id.indexOf('#') + 1) : undefined
    const named = fragment === undefined || owner.startsWith('did:jwk:') || owner.endsWith(`:${fragment}`)
    const own = came === undefined ? named : isSame({ jwk }, came)
    if (!own) return missing(failed('key.not-listed'), owner)
    return { kind: 'document', name: id, controller: owner, how: 'computed', public: { jwk } }
  }
  const document =
    (await injected.document(owner)) ?? (id === owner ? undefined : await injected.document(id))
  if (!document) return fromFragment(id, owner) ?? unknownDocument(owner)
  const found =
    came === undefined
      ? methodIn(document, id, owner, name === undefined)
      : methodsIn(document, owner).find((each) => isSame(publicKeyOf(each), came))
  if (!found) return missing(failed('key.not-listed'), owner)
  const key = publicKeyOf(found)
  if (!key) {
    const row = unchecked('key.form-unknown', { kind: 'did', id: owner })
    return none(row, row)
  }
  if (isText(document.owner) && isText(document.publicKeyPem)) return owned(document.owner, id, key, injected)
  const purposes = purposesOf(document, found, owner)
  return {
    kind: 'document',
    name: id,
    controller: owner,
    how: 'listed',
    public: key,
    ...(purposes && { purposes }),
  }
}

/** A key that says itself whose it is (Open Badges 2.0): it is theirs where their profile lists it. */
async function owned(
  owner: string,
  id: string,
  key: PublicKey,
  injected: Injected,
): Promise<DocumentKey | NoKey> {
  const profile = await injected.document(owner)
  const named = listOf(profile?.publicKey).map((each) => (isObject(each) ? each.id : each))
  if (profile && !named.includes(id)) return missing(failed('key.not-listed'), owner)
  const found = { kind: 'document', name: id, controller: owner, how: 'listed', public: key } as const
  return profile ? found : { ...found, unconfirmed: owner }
}

/** Whether a key is one that came along. */
const isSame = (key: PublicKey | undefined, came: JsonWebKey): boolean =>
  JSON.stringify(key) === JSON.stringify({ jwk: publicPart(came) })

const none = (integrity: Row, signer: Row, issuer: Row = signer): NoKey => ({
  kind: 'none',
  integrity,
  signer,
  issuer,
})

/** A key its supposed controller does not list: nothing can be checked with it, and it is not the issuer's. */
const missing = (row: Row, owner: string): NoKey =>
  none(
    { ...unchecked('key.not-listed', { kind: 'did', id: owner }), ground: [{ kind: 'did', name: owner }] },
    row,
    row,
  )

function unknownDocument(owner: string): NoKey {
  const row = unchecked('key.document-not-available', { kind: 'did', id: owner })
  return none(row, row)
}

/** The identifier of a key: as it is named, or below its controller where it is named by a fragment alone. */
function absolute(name: string | undefined, controller: string | undefined): string {
  if (name === undefined) return controller ?? ''
  if (name.startsWith('#')) return `${controller ?? ''}${name}`
  return controller === undefined || /^[a-z][a-z0-9+.-]*:/i.test(name) ? name : `${controller}#${name}`
}

/** The key an identifier is made of: `did:key`, `did:jwk`. */
function computed(did: string): JsonWebKey | undefined {
  if (did.startsWith('did:key:')) return multikey(did.slice('did:key:'.length))
  if (!did.startsWith('did:jwk:')) return undefined
  const jwk = objectIn(fromBase64Url(did.slice('did:jwk:'.length)))
  return jwk && publicPart(jwk as JsonWebKey)
}

/** A key that stands behind the address of its controller: it counts for what was changed, never for who signed, and never for a DID. */
function fromFragment(id: string, owner: string): DocumentKey | undefined {
  const jwk = owner.startsWith('did:') ? undefined : multikey(id.slice(owner.length + 1))
  return jwk && { kind: 'document', name: id, controller: owner, how: 'fragment', public: { jwk } }
}

const RELATIONS = ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation']

/** The keys a document lists, each as a method; those of a set of keys have none, and a key may be the whole document. */
function methodsIn(document: Json, owner: string): readonly Json[] {
  if (document.kty !== undefined) return [{ publicKeyJwk: document }]
  if (document.publicKeyPem !== undefined) return [document]
  const { jwks } = document
  const keys = listOf(document.keys ?? (isObject(jwks) ? jwks.keys : undefined)).filter(isObject)
  if (keys.length > 0) return keys.map((each) => ({ publicKeyJwk: each }))
  return ['verificationMethod', ...RELATIONS]
    .flatMap((relation) => listOf(document[relation]))
    .filter(isObject)
    .filter((each) => each.controller === undefined || each.controller === owner)
}

/** The method of a document that goes by an identifier; the only one where none is named. */
function methodIn(document: Json, id: string, owner: string, only: boolean): Json | undefined {
  const methods = methodsIn(document, owner)
  if (document.kty !== undefined || document.publicKeyPem !== undefined) return methods[0]
  if (only || id === owner) return methods.length === 1 ? methods[0] : undefined
  const kid = id.slice(owner.length + 1)
  return (
    methods.find((each) => idOf(each, owner) === id) ??
    methods.find(({ publicKeyJwk: jwk }) => isObject(jwk) && (jwk.kid === kid || jwk.kid === id))
  )
}

/** The identifier of a method, or of the name of one, in full. */
function idOf(value: unknown, owner: string): unknown {
  const id = isObject(value) ? value.id : value
  return isText(id) && id.startsWith('#') ? owner + id : id
}

/** What a document lists a key for; `undefined` where it lists no key for anything. */
function purposesOf(document: Json, method: Json, owner: string): ReadonlySet<string> | undefined {
  const id = idOf(method, owner)
  if (id === undefined) return undefined
  return new Set(
    RELATIONS.filter((relation) => listOf(document[relation]).some((each) => idOf(each, owner) === id)),
  )
}

/** The key of a method in whatever form it is written. */
function publicKeyOf(method: Json): PublicKey | undefined {
  if (isText(method.publicKeyPem)) {
    const spki = fromBase64(method.publicKeyPem.replace(/-----[^-]+-----|\s/g, ''))
    return spki && { spki }
  }
  const jwk = keyOf(method)
  return jwk && { jwk }
}

function keyOf({ publicKeyJwk, publicKeyMultibase, publicKeyBase58, type }: Json): JsonWebKey | undefined {
  if (isObject(publicKeyJwk)) return publicPart(publicKeyJwk as JsonWebKey)
  if (publicKeyMultibase !== undefined) return multikey(publicKeyMultibase)
  const old = isText(publicKeyBase58) && isText(type) && type.startsWith('Ed25519')
  const octets = old ? fromBase58(publicKeyBase58) : undefined
  if (octets?.length !== 32) return undefined
  return { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(octets) }
}

const groundOf = ({ name, how }: DocumentKey): Ground => ({
  kind: how === 'computed' ? 'did' : 'document',
  name,
})

const fits = ({ purposes }: DocumentKey, { purpose }: Ask): boolean => !purposes || purposes.has(purpose)

/** Whose key it is: whoever controls the document that lists it for this purpose, or a known issuer. */
export function signer(key: DocumentKey, ask: Ask, { injected }: Tools): Row {
  if (!fits(key, ask)) return failed('key.not-for-purpose')
  if (key.unconfirmed !== undefined)
    return unchecked('key.document-not-available', { kind: 'did', id: key.unconfirmed })
  if (key.how === 'fragment') return unchecked('key.self-asserted', { kind: 'did', id: key.controller })
  const known = injected.issuer([key.controller])
  const { name, source } = known ?? {}
  const ground = [
    groundOf(key),
    ...(known ? [{ kind: 'issuer', name: name ?? key.controller, ...(source && { source }) }] : []),
  ]
  if (known || key.how === 'listed') return verified(ground)
  return unchecked('key.of-unknown-issuer', { kind: 'issuer', id: key.controller })
}

/** Whether the issuer is who controls the key. */
export function issuer(key: DocumentKey, ask: Ask, { injected }: Tools): Row {
  const ids = issuerIds(ask)
  if (ids === 'disagree') return failed('issuer.claims-disagree')
  if (ids.length === 0) return unchecked('issuer.without-identifier')
  if (!fits(key, ask)) return failed('key.not-for-purpose')
  if (key.unconfirmed !== undefined)
    return unchecked('key.document-not-available', { kind: 'did', id: key.unconfirmed })
  if (key.how === 'fragment') return unchecked('key.self-asserted', { kind: 'did', id: key.controller })
  const ground = [{ kind: 'issuer', name: ids[0]! }]
  if (ids.includes(key.controller)) return verified(ground)
  const known = injected.issuer([key.controller])
  return known?.ids.some((id) => ids.includes(id)) ? verified(ground) : failed('issuer.not-signer')
}
