/** 256 variants of an example, near 5 KB of JSON text each. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { skillsOf } from '../packages/taxonomy/src/index.ts'
import { root } from '../tools/root.ts'

const example = JSON.parse(
  readFileSync(join(root, 'examples/credentials/yecla-low-emission-wood-finishing.json'), 'utf8'),
)

const skills = skillsOf('wood-furniture')

const SIZE = 5000

/** One record whose identifiers, names and outcomes carry a number. */
function variant(number: number): string {
  const record = structuredClone(example)
  record.id = `urn:uuid:0e0f7a7c-6d0f-4f0f-9b7e-3a5d3c1c${number.toString(16).padStart(4, '0')}`
  record.learner.fullName.es = `Lucía Ortega ${number}`
  for (let at = 0; JSON.stringify(record).length < SIZE - 150; at++)
    record.learningOutcomes.push({
      id: `https://centro-madera.example/outcomes/${number}-${at}`,
      title: {
        es: `Resultado ${at}: prepara la pieza y comprueba la humedad de la madera antes del acabado n.º ${number}.`,
        en: `Outcome ${at}: prepares the piece and checks the moisture of the wood before finishing no. ${number}.`,
      },
      type: 'skill',
      skills: [
        {
          uri: skills[(number * 7 + at) % skills.length]!.uri,
          match: 'close',
        },
      ],
    })
  return JSON.stringify(record)
}

export const texts: readonly string[] = Array.from({ length: 256 }, (_, at) => variant(at))

export const documents: readonly unknown[] = texts.map((text) => JSON.parse(text))
