/** The editor: JSON with its mistakes underlined. It lives in a shadow root, so that its styles need no exception. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { Edit, Marked } from './messages.ts'

export interface Editor {
  readonly text: () => string
  readonly show: (text: string) => void
  readonly mark: (found: readonly Marked[], fix: (marked: Marked) => void) => void
  /** Marks places that another form has no place for, until the text changes. */
  readonly markLost: (spans: readonly { readonly start: number; readonly end: number }[]) => void
  readonly goTo: (start: number, end: number) => void
  readonly apply: (edits: readonly Edit[]) => void
  readonly insert: (text: string) => void
  readonly focus: () => void
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', color: 'var(--ink)', backgroundColor: 'var(--tint)' },
  '&.cm-focused': { outline: '3px solid var(--link)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--tint)', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-lost': { textDecoration: 'underline wavy var(--bad)', backgroundColor: 'var(--paper)' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line)' },
})

/** The colours of the code on the other pages. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--key)' },
  { tag: tags.string, color: 'var(--string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--literal)' },
])

const lost = StateEffect.define<readonly { readonly start: number; readonly end: number }[]>()

/** The places that are marked as lost. */
const lostPlaces = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(places, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(lost))
        return Decoration.set(
          effect.value
            .filter(({ start, end }) => start < end && end <= transaction.state.doc.length)
            .map(({ start, end }) => Decoration.mark({ class: 'cm-lost' }).range(start, end)),
          true,
        )
    return transaction.docChanged ? Decoration.none : places
  },
  provide: (field) => EditorView.decorations.from(field),
})

export function editorIn(host: HTMLElement, label: string, changed: (text: string) => void): Editor {
  const root = host.attachShadow({ mode: 'open' })
  const parent = document.createElement('div')
  parent.setAttribute('part', 'editor')
  root.append(parent)
  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        syntaxHighlighting(colours),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        json(),
        lintGutter(),
        lostPlaces,
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString())
        }),
      ],
    }),
  })
  view.scrollDOM.tabIndex = 0
  const length = (): number => view.state.doc.length
  return {
    text: () => view.state.doc.toString(),
    show: (text) => view.dispatch({ changes: { from: 0, to: length(), insert: text } }),
    mark: (found, fix) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          found.flatMap((marked): Diagnostic[] => {
            const { finding, span, edits } = marked
            if (!span || span.end > length()) return []
            return [
              {
                from: span.start,
                to: Math.max(span.end, span.start),
                severity: finding.severity,
                message: finding.message,
                source: finding.code,
                ...(edits && { actions: [{ name: finding.fix!.title, apply: () => fix(marked) }] }),
              },
            ]
          }),
        ),
      ),
    markLost: (spans) => view.dispatch({ effects: lost.of(spans) }),
    goTo: (start, end) => {
      view.dispatch({ selection: { anchor: start, head: Math.min(end, length()) }, scrollIntoView: true })
      view.focus()
    },
    apply: (edits) =>
      view.dispatch({
        changes: edits.map(({ offset, length: long, text }) => ({
          from: offset,
          to: offset + long,
          insert: text,
        })),
      }),
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text))
      view.focus()
    },
    focus: () => view.focus(),
  }
}
