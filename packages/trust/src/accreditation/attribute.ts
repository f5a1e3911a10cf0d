/** An entry of a registry of trusted issuers, as its API answers or as the token in it. */
import { isObject, isText, readJson } from '../text/json.js'

export interface Attribute {
  readonly token: string
  readonly revoked: boolean
}

export function attributeIn(content: string): Attribute {
  const json = readJson(content)?.value
  const attribute = isObject(json) && isObject(json.attribute) ? json.attribute : json
  return isObject(attribute) && isText(attribute.body)
    ? { token: attribute.body, revoked: attribute.issuerType === 'Revoked' }
    : { token: content, revoked: false }
}
