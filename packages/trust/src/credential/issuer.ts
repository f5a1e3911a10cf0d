/** The issuer a credential names. */
import { isObject, isText, type Json } from '../text/json.js'

/** Identifiers of the issuer; `disagree` where the token and the credential in it name different ones. */
export function issuerIds({
  credential,
  claims,
}: {
  readonly credential: Json
  readonly claims: Json
}): readonly string[] | 'disagree' {
  const { issuer = credential.holder } = credential
  const named = isObject(issuer) ? issuer.id : issuer
  const { iss } = claims
  if (isText(iss) && isText(named) && iss !== named) return 'disagree'
  return [...new Set([named, iss].filter(isText))].filter((each) => each !== '')
}
