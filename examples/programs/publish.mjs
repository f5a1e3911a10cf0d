import { award } from '@microcred/core'
import { write } from '@microcred/core/write'
import { qualifications } from '@microcred/taxonomy/qualifications'

const { specification } = qualifications.find(({ slug }) => slug === 'heat-pump-installation')

for (const target of ['openbadges', 'loq', 'schema-org']) {
  const { credential, loss, lacks } = write(specification, target)
  const type = [credential.type ?? credential['@type'] ?? 'graph'].flat()[0]
  console.log(`${target}: ${type}, ${loss.length} parts not as they were, ${lacks.length} lacking`)
}

const record = award(specification, {
  learner: { fullName: { bg: 'Ана Примерова' } },
  date: '2027-06-30',
  id: 'urn:uuid:5f6f8e0a-2f55-4d0e-8a55-0c8f3f1f7a11',
})
console.log(`award of ${record.specification.id}`)
console.log(`  valid until ${record.validUntil}, as the offer says: ${specification.validFor}`)

const badges = ['Ана', 'Борис'].map((name, at) => {
  const learner = { fullName: { bg: name } }
  const awarded = award(specification, { learner, date: '2027-06-30', id: `urn:example:award:${at}` })
  return write(awarded, 'openbadges').credential.credentialSubject.achievement.id
})
console.log(`two learners, one achievement: ${badges[0] === badges[1]}`)

try {
  award({ ...specification, validUntil: '2026-12-31' }, { learner: {}, date: '2027-06-30' })
} catch (error) {
  console.log(`${error.name} ${error.code}: ${error.message}`)
}
