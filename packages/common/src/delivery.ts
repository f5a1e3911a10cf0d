/** Envelopes in which credentials are delivered, and which nobody signs. */
import { isObject, type Json } from './json.js'

/** The credential in an envelope for delivery: beside what the delivery is about, or alone in an object. */
export function deliveredIn(json: Json): Json | undefined {
  const { credential } = json
  return isObject(credential) && ('deliveryDetails' in json || isBareEnvelope(json, credential))
    ? credential
    : undefined
}

/** Whether an object is nothing but what a credential was put into. */
const isBareEnvelope = (json: Json, credential: Json): boolean =>
  !('@context' in json || 'type' in json || 'vct' in json || 'verifiableCredential' in json) &&
  ('@context' in credential || 'type' in credential || '$schema' in credential || 'vct' in credential)
