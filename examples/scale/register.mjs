/** A register of COUNT lines on standard output, made of the examples (or of some of their folders), one broken in the middle. */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

const [number, ...folders] = process.argv.slice(2)
const count = Number(number)
if (!Number.isInteger(count) || count < 1) {
  console.error('Say how many lines: node register.mjs 100000')
  process.exit(2)
}
const examples = new URL('../', import.meta.url)
const named = folders.length > 0 ? folders : ['credentials', 'openbadges', 'edc', 'broken']
const all = named.flatMap((folder) =>
  readdirSync(new URL(folder, examples))
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(`${folder}/${file}`, examples), 'utf8'))),
)

let text = ''
for (let line = 1; line <= count; line++) {
  const id = `urn:uuid:00000000-0000-4000-8000-${String(line).padStart(12, '0')}`
  text +=
    line === Math.ceil(count / 2) ? '{"title":\n' : `${JSON.stringify({ ...all[line % all.length], id })}\n`
  if (text.length < 1 << 20 && line < count) continue
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  text = ''
}
