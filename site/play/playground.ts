/** The playground: what is pasted or dropped, what is said of it, what can be done with it. */
import { ask } from './ask.ts'
import { at, h } from './dom.ts'
import { chosenIn, type Dropped, droppedIn } from './drop.ts'
import { editorIn } from './editor.ts'
import type { Input, Marked, Named } from './messages.ts'
import { type Other, otherIn } from './other.ts'
import { shown } from './report.ts'
import { packed, unpacked } from './share.ts'
import { chooseOwn } from './stacking.ts'
import { views } from './views.ts'

/** What the editor still shows; a larger text is checked and not shown. */
const EDITABLE = 2_000_000
/** What one file may be, as for the packages. */
const READABLE = 64_000_000

let input: Input = ''
let held: Named[] = []
let trust: unknown
let decisions: unknown
let waiting: number | undefined
let turn = 0
let quiet = false

const editor = editorIn(at('editor'), 'Credential', (text) => {
  if (quiet) return
  input = text
  held = [{ name: 'the editor', input: text }]
  clearTimeout(waiting)
  waiting = window.setTimeout(check, 150)
})

/** Until somebody touches the page it has loaded no more than its example needs. */
let untouched = location.hash === ''

const TOUCHES = [
  'pointermove',
  'pointerdown',
  'touchstart',
  'wheel',
  'keydown',
  'focusin',
  'dragenter',
] as const

function touched(): void {
  for (const kind of TOUCHES) removeEventListener(kind, touched)
  untouched = false
  check()
}

if (untouched) for (const kind of TOUCHES) addEventListener(kind, touched, { passive: true })

const doing = {
  goTo: editor.goTo,
  fix: ({ edits }: Marked) => edits && editor.apply(edits),
}

async function check(): Promise<void> {
  turn += 1
  const mine = turn
  if (input.length === 0) {
    at('status').textContent = 'Paste a credential, or drop a file.'
    for (const id of ['verdict', 'findings', 'rows']) at(id).replaceChildren()
    return
  }
  try {
    const said = await ask('report', {
      input,
      language: at<HTMLSelectElement>('language').value,
      first: untouched,
      ...(trust ? { trust } : {}),
    })
    if (mine !== turn) return
    if (said.text !== undefined && typeof input !== 'string') show(said.text)
    shown(said, doing)
    editor.mark(said.found, doing.fix)
  } catch (error) {
    at('status').textContent = `This could not be checked: ${(error as Error).message}`
  }
}

/** Shows a text without taking it for an edit. */
function show(text: string): void {
  quiet = true
  editor.show(text.length > EDITABLE ? '' : text)
  quiet = false
  at('large').hidden = text.length <= EDITABLE
}

function load(text: string, name = 'the editor'): Promise<void> {
  input = text
  held = [{ name, input: text }]
  show(text)
  return check()
}

async function inputOf({ file }: Dropped): Promise<Input> {
  if (/\.(png|gz|zip|pdf)$/i.test(file.name)) return new Uint8Array(await file.arrayBuffer())
  return file.text()
}

/** What is dropped beside a credential, and what it changes from now on. */
async function besides({ kind, value }: Other, name: string): Promise<void> {
  const said = {
    bundle: 'a trust bundle: what is proven is shown from now on',
    rule: 'a stacking rule: it is chosen below',
    policy: 'a comparison policy: it is chosen below',
    decisions: 'a file of decisions: rules and comparisons take it into account',
  }[kind]
  if (kind === 'bundle') trust = value
  if (kind === 'rule') chooseOwn(at<HTMLSelectElement>('rule'), name, value)
  if (kind === 'policy') chooseOwn(at<HTMLSelectElement>('policy'), name, value)
  if (kind === 'decisions') decisions = value
  if (kind === 'bundle') await check()
  at('status').textContent = `${name} is ${said}.`
}

/** A spreadsheet: each row is checked as a document of its own, and what cannot be read is told by its cell. */
async function table({ name, file }: Dropped): Promise<void> {
  at('files').replaceChildren()
  const asked = { name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const { documents, problems } = await ask('table', asked).catch((error) => ({
    documents: [],
    problems: [(error as Error).message],
  }))
  await folder(
    documents.map(({ place, text }) => ({
      name: `${name}, ${place}`,
      file: new File([text], `${place}.json`),
    })),
  )
  at('files').prepend(...problems.map((problem) => h('p', { class: 'no' }, `${name}: ${problem}`)))
  const [first] = documents
  if (first) await load(first.text, `${name}, ${first.place}`)
}

async function opened(dropped: Dropped): Promise<void> {
  if (dropped.file.size > READABLE) {
    at('status').textContent = `${dropped.name} is larger than 64 MB.`
    return
  }
  if (/\.(?:csv|xlsx|xlsm)$/i.test(dropped.name)) return table(dropped)
  const given = await inputOf(dropped)
  const other = typeof given === 'string' ? otherIn(given) : undefined
  if (other) return besides(other, dropped.name)
  if (typeof given === 'string') return load(given, dropped.name)
  input = given
  held = [{ name: dropped.name, input: given }]
  show('')
  return check()
}

/** Many files: a row each, told as they are read, until somebody says stop. */
async function folder(files: readonly Dropped[]): Promise<void> {
  let stopped = false
  const body = h('tbody', {})
  const progress = h('progress', { max: String(files.length), value: '0', 'aria-label': 'Files checked' })
  const stop = h('button', { type: 'button', onclick: () => (stopped = true) }, 'Stop')
  at('files').replaceChildren(
    h('p', {}, progress, ' ', stop),
    h(
      'table',
      {},
      h('caption', {}, `${files.length} files`),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['File', 'Form', 'Conformance', 'Annex I', 'Findings'].map((head) =>
            h('th', { scope: 'col' }, head),
          ),
        ),
      ),
      body,
    ),
  )
  held = []
  let done = 0
  for (const each of files) {
    if (stopped) break
    const given = each.file.size > READABLE ? undefined : await inputOf(each)
    const said =
      given === undefined ? undefined : await ask('report', { input: given }).catch(() => undefined)
    if (given !== undefined && held.length < 50) held.push({ name: each.name, input: given })
    body.append(
      h(
        'tr',
        {},
        h('td', {}, h('button', { type: 'button', class: 'place', onclick: () => opened(each) }, each.name)),
        h('td', {}, said?.profile ?? 'not read'),
        h('td', {}, said?.verdict.conformance ?? ''),
        h('td', {}, said?.verdict.annexI ?? ''),
        h('td', {}, said ? String(said.total) : ''),
      ),
    )
    done += 1
    progress.value = done
  }
  stop.disabled = true
  at('status').textContent = `${done} of ${files.length} files checked${stopped ? ', then stopped' : ''}.`
}

const take = (files: readonly Dropped[]): Promise<void> =>
  files.length === 1 ? opened(files[0]!) : folder(files)

async function share(): Promise<void> {
  if (typeof input !== 'string' || input.length === 0) return
  const text = at<HTMLInputElement>('with-learner').checked ? input : await ask('masked', { text: input })
  const link = `${location.origin}${location.pathname}#c=${await packed(text)}`
  history.replaceState(undefined, '', link)
  at<HTMLInputElement>('link').value = link
  at('shared').hidden = false
  at('link').focus()
}

async function start(): Promise<void> {
  const [, kind, value] = /^#(c|example)=(.*)$/.exec(location.hash) ?? []
  if (kind === 'c') {
    const text = await unpacked(value!)
    if (text !== undefined) return load(text)
    at('status').textContent = 'This link was cut or damaged: ask for it again.'
    return
  }
  if (kind === 'example' && /^[\w/.-]+$/.test(value!)) {
    const answer = await fetch(`/fixtures/${value}.json`)
    const [, folderName] = value!.split('/')
    const whole = await (await fetch('/fixtures/whole.json')).json()
    if (answer.ok) {
      const fixture = await answer.json()
      const key = ((await (await fetch('/fixtures/keys.json')).json()) as Record<string, string>)[
        folderName!
      ]!
      const data = value!.includes('/invalid/') ? fixture.data : fixture
      return load(JSON.stringify({ ...whole, [key]: data }, null, 2))
    }
  }
  return load(await (await fetch('/fixtures/ten-mistakes.json')).text())
}

const EXAMPLES: Record<string, string> = {
  'ten-mistakes': '/fixtures/ten-mistakes.json',
  whole: '/fixtures/whole.json',
  edc: '/fixtures/edc.json',
  openbadges: '/fixtures/openbadges.json',
}

at('example').addEventListener('change', async (event) => {
  const path = EXAMPLES[(event.target as HTMLSelectElement).value]
  if (path) load(await (await fetch(path)).text())
})
at('open').addEventListener('change', (event) => take(chosenIn((event.target as HTMLInputElement).files)))
at('open-folder').addEventListener('change', (event) =>
  take(chosenIn((event.target as HTMLInputElement).files)),
)
at('language').addEventListener('change', check)
at('share').addEventListener('click', share)
at('print').addEventListener('click', () => print())
at('fix-all').addEventListener('click', async () => {
  for (let round = 0; round < 20; round++) {
    const said = await ask('report', { input })
    const safe = said.found.find(({ finding, edits }) => finding.fix?.safe && edits)
    if (!safe) break
    editor.apply(safe.edits!)
    input = editor.text()
  }
  return check()
})
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', async (event) => {
  event.preventDefault()
  if (event.dataTransfer) take(await droppedIn(event.dataTransfer))
})

views({
  input: () => input,
  held: () => held,
  decisions: () => decisions,
  goTo: editor.goTo,
  markLost: editor.markLost,
  insert: editor.insert,
})
start()
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
