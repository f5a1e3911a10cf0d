/**
 * Answers the issue and verify calls of the VC-API (https://w3c-ccg.github.io/vc-api/) with our verdicts, so
 * that the official test suites can be pointed at this library:
 *
 *     npx tsx examples/vc-api/server.ts 8080
 *     npx tsx examples/vc-api/server.ts 8443 key.pem certificate.pem
 *
 * It judges form, and whether a proof holds; what it issues is signed with a key that is made at the start and kept
 * nowhere. How the suite of the W3C is run against it, and what it says, stands in README.md beside this file.
 */
import { generateKeyPairSync, sign as signWith } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { pathToFileURL } from 'node:url'
import { findingOf } from '@microcred/trust'
import { verify } from '@microcred/trust/node'
import { CannotSign, sign } from '@microcred/trust/sign'
import { type Report, validateLinkedData } from '@microcred/validators/linked-data'

type Json = Record<string, unknown>

/** Adds a proof to a credential that has been found sound. */
export type Sign = (credential: Json) => Promise<Json> | Json

/** Largest request that is read, in bytes. */
const LIMIT = 1024 * 1024

/** Issuer that is put in where a credential leaves it to the service. */
const ISSUER = 'did:example:microcred'

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Key and certificate of a server that speaks TLS, in PEM. */
export interface Tls {
  readonly key: string
  readonly cert: string
}

/**
 * The errors of a report as problem details (RFC 9457): breaches of the data model, and contexts nobody here
 * knows, since whoever verifies a credential must understand every context of it.
 */
const problems = ({ findings }: Report): Json[] =>
  findings
    .filter(
      ({ part, severity, code }) =>
        severity === 'error' && (part === 'conformance' || code === 'linked-data.unknown-context'),
    )
    .map(({ docs, code, message, pointer }) => ({ type: docs, title: code, detail: message, pointer }))

/** A credential as it is issued: an issuer that is an object gets its id from the service. */
function completed(credential: Json): Json {
  const { issuer } = credential
  return isObject(issuer) && issuer.id === undefined
    ? { ...credential, issuer: { id: ISSUER, ...issuer } }
    : credential
}

/** Signs with a key that is made now; its DID is the key itself. */
export function freshKey(): Sign {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  const did = `did:jwk:${Buffer.from(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x })).toString('base64url')}`
  return async (credential) => {
    const text = await sign(credential, {
      as: 'data-integrity',
      at: new Date(),
      verificationMethod: `${did}#0`,
      signer: (bytes) => new Uint8Array(signWith(null, bytes, privateKey)),
    })
    return JSON.parse(text) as Json
  }
}

/** What each call answers: status and body. */
const calls: Readonly<Record<string, (body: Json, sign: Sign) => Promise<readonly [number, Json]>>> = {
  async 'POST /credentials/issue'({ credential }, sign) {
    if (!isObject(credential)) return [400, { errors: [{ title: 'the request has no credential' }] }]
    const given = completed(credential)
    const errors = problems(await validateLinkedData(given))
    return errors.length > 0 ? [400, { errors }] : [201, { verifiableCredential: await sign(given) }]
  },
  'POST /credentials/verify': async ({ verifiableCredential }) => verified(verifiableCredential),
  'POST /presentations/verify': async ({ verifiablePresentation }) => verified(verifiablePresentation),
}

async function verified(document: unknown): Promise<readonly [number, Json]> {
  if (!isObject(document) && typeof document !== 'string')
    return [400, { verified: false, errors: [{ title: 'the request has no document to verify' }] }]
  const report = await validateLinkedData(document)
  const [integrity] = (await verify(document, { policy: 'integrity-only' })).claims
  const altered = integrity?.state === 'failed' ? integrity.findings : []
  const errors = [
    ...problems(report),
    ...altered.map((code) => ({ title: code, detail: findingOf({ code, pointer: '' }) })),
  ]
  const valid = report.verdict.conformance === 'valid' && errors.length === 0
  return [valid ? 200 : 400, { verified: valid, errors, warnings: [] }]
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}

function answer(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function handle(request: IncomingMessage, response: ServerResponse, sign: Sign): Promise<void> {
  const call = calls[`${request.method} ${request.url}`]
  if (!call) return answer(response, 404, { errors: [{ title: 'there is no such call' }] })
  const body = await bodyOf(request)
  if (!isObject(body)) return answer(response, 400, { errors: [{ title: 'the request is no JSON object' }] })
  try {
    const [status, answered] = await call(body, sign)
    answer(response, status, answered)
  } catch (error) {
    if (error instanceof CannotSign)
      return answer(response, 400, { errors: [{ title: error.code, detail: error.message }] })
    answer(response, 500, { errors: [{ title: 'the call failed', detail: String(error) }] })
  }
}

/** Listens on the loopback interface; port 0 takes a free one. With key and certificate it speaks TLS. */
export async function serve(port = 0, sign: Sign = freshKey(), tls?: Tls): Promise<Server> {
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void handle(request, response, sign)
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return server
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , port = '8080', key, certificate] = process.argv
  const read = (path: string): string => readFileSync(path, 'utf8')
  const tls = key && certificate ? { key: read(key), cert: read(certificate) } : undefined
  const server = await serve(Number(port), undefined, tls)
  console.log('listening on', server.address())
}
