/** The ways of signing by the name they are asked for with. */
import type { Engine } from '../crypto/engine.js'
import { jades } from './jades.js'
import { proof } from './proof.js'
import { CannotSign, type Signer, type SignRequest, type ToBeSigned } from './request.js'

export async function prepared(record: object, request: SignRequest, engine: Engine): Promise<ToBeSigned> {
  if (request.as === 'jades') return jades(record, request, engine)
  if (request.as === 'data-integrity') return proof(record, request, engine)
  throw new RangeError('`as` is `jades` or `data-integrity`.')
}

export async function assembled(
  record: object,
  { signer, ...request }: SignRequest & { readonly signer: Signer },
  engine: Engine,
): Promise<string> {
  if (typeof signer !== 'function')
    throw new CannotSign('signature', 'Give a `signer`, or call `toBeSigned`.')
  const { bytes, algorithm, assemble } = await prepared(record, request as SignRequest, engine)
  return assemble(await signer(bytes, algorithm))
}
