import type { Generator } from './generator.ts'

/**
 * In order of need: what comes later may import what came before. They are loaded one by one because
 * in a fresh clone the generated modules do not exist yet.
 */
export const generators: readonly (() => Promise<Generator>)[] = [
  async () => (await import('./messages.ts')).words,
  async () => (await import('./codes.ts')).codes,
  async () => (await import('./outputs.ts')).outputs,
  async () => (await import('./types.ts')).types,
  async () => (await import('./profile-list.ts')).profileList,
  async () => (await import('./stacking.ts')).stacking,
  async () => (await import('./equivalence.ts')).equivalence,
  async () => (await import('./trust.ts')).trust,
  async () => (await import('./needs.ts')).needs,
  async () => (await import('../taxonomy/generator.ts')).taxonomy,
  async () => (await import('./elements.ts')).elements,
  async () => (await import('./elements.ts')).crosswalks,
  async () => (await import('./targets.ts')).targets,
  async () => (await import('./zod.ts')).zod,
  async () => (await import('./fast.ts')).fast,
  async () => (await import('./schemas.ts')).schemas,
  async () => (await import('./profiles.ts')).profiles,
  async () => (await import('./orders.ts')).orders,
  async () => (await import('./contexts.ts')).contexts,
  async () => (await import('./edc.ts')).edc,
  async () => (await import('./edc-write.ts')).edcWrite,
  async () => (await import('./findings.ts')).findings,
  async () => (await import('./foreign-forms.ts')).foreignForms,
  async () => (await import('./published.ts')).published,
  async () => (await import('./openapi.ts')).openapi,
  async () => (await import('./schemastore.ts')).schemastore,
  async () => (await import('./context.ts')).context,
  async () => (await import('./contexts.ts')).edcVc2,
  async () => (await import('./contexts.ts')).ownDocuments,
  async () => (await import('./element-validators.ts')).elementValidators,
  async () => (await import('./vc-rules.ts')).vcRules,
  async () => (await import('./messages.ts')).messages,
  async () => (await import('./twins.ts')).twins,
  async () => (await import('./readme.ts')).readme,
  async () => (await import('./overview.ts')).overview,
  async () => (await import('./shelf.ts')).shelf,
]
