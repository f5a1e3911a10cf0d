/**
 * Answers the issue and verify calls of the VC-API (https://w3c-ccg.github.io/vc-api/) with our verdicts, so
 * that the official test suites can be pointed at this library:
 *
 *     npx tsx examples/vc-api/server.ts 8080
 *
 * It judges form and never a proof. To issue signed credentials hand `serve` a function that signs.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pathToFileURL } from 'node:url'
import { type Report, validate } from '@microcred/validators'

type Json = Record<string, unknown>

/** Adds a proof to a credential that has been found sound. */
export type Sign = (credential: Json) => Promise<Json> | Json

/** Largest request that is read, in bytes. */
const LIMIT = 1024 * 1024

/** Issuer that is put in where a credential leaves it to the service. */
const ISSUER = 'did:example:microcred'

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The errors of a report as problem details (RFC 9457). */
const problems = ({ findings }: Report): Json[] =>
  findings
    .filter(({ part, severity }) => part === 'conformance' && severity === 'error')
    .map(({ docs, code, message, pointer }) => ({ type: docs, title: code, detail: message, pointer }))

/** A credential as it is issued: an issuer that is an object gets its id from the service. */
function completed(credential: Json): Json {
  const { issuer } = credential
  return isObject(issuer) && issuer.id === undefined
    ? { ...credential, issuer: { id: ISSUER, ...issuer } }
    : credential
}

/** What each call answers: status and body. */
const calls: Readonly<Record<string, (body: Json, sign: Sign) => Promise<readonly [number, Json]>>> = {
  async 'POST /credentials/issue'({ credential }, sign) {
    if (!isObject(credential)) return [400, { errors: [{ title: 'the request has no credential' }] }]
    const given = completed(credential)
    const errors = problems(validate(given))
    return errors.length > 0 ? [400, { errors }] : [201, { verifiableCredential: await sign(given) }]
  },
  'POST /credentials/verify': async ({ verifiableCredential }) => verified(verifiableCredential),
  'POST /presentations/verify': async ({ verifiablePresentation }) => verified(verifiablePresentation),
}

function verified(document: unknown): readonly [number, Json] {
  if (!isObject(document) && typeof document !== 'string')
    return [400, { verified: false, errors: [{ title: 'the request has no document to verify' }] }]
  const report = validate(document)
  const errors = problems(report)
  const valid = report.verdict.conformance === 'valid'
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

/** Listens on the loopback interface; port 0 takes a free one. */
export async function serve(port = 0, sign: Sign = (credential) => credential): Promise<Server> {
  const server = createServer(async (request, response) => {
    const call = calls[`${request.method} ${request.url}`]
    if (!call) return answer(response, 404, { errors: [{ title: 'there is no such call' }] })
    const body = await bodyOf(request)
    if (!isObject(body))
      return answer(response, 400, { errors: [{ title: 'the request is no JSON object' }] })
    const [status, answered] = await call(body, sign)
    answer(response, status, answered)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return server
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await serve(Number(process.argv[2] ?? 8080))
  console.log('listening on', server.address())
}
