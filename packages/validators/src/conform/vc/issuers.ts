import type { ConformanceRule } from '../examine.js'

/** The issuer is identified; a service that issues may still add the id. */
export const issuers: ConformanceRule = function* ({ nodes }) {
  for (const { class: of, value, pointer } of nodes)
    if (of.name === 'Issuer' && value.id === undefined)
      yield { fault: 'issuer-without-id', pointer, atEnd: true, source: of.source }
}
