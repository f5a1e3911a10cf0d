/** Formal rights: the credentials that source and target lead to, where both name some. */
import { list } from '@microcred/common/list'
import type { StackingTarget } from '@microcred/core'
import type { Comparand } from '../compare/comparand.js'
import type { ElementComparison } from '../compare/result.js'
import { compared, type Pair } from './element.js'

/**
 * Compares what the holder may go on to. A difference is told and never decisive: who receives the credential grants
 * rights of their own. Source: EAR manual, "formal rights" among the elements of a qualification.
 */
export function compareRights({ source, target }: Pair): ElementComparison {
  const [held, asked] = [rightsOf(source), rightsOf(target)]
  const place = (side: Comparand, rights: readonly Right[]) => side.side(rights.map(({ pointer }) => pointer))
  const is = compared('rights', place(source, held), place(target, asked))
  if (asked.length === 0) return is('none', 'not-asked')
  if (held.length === 0) return is('none', 'rights.not-compared')
  const common = held.filter(({ names }) =>
    asked.some((each) => each.names.some((name) => names.includes(name))),
  )
  if (common.length > 0) return is('none', 'rights.same', { rights: called(common) })
  return is('non-substantial', 'rights.other', { source: called(held), target: called(asked) })
}

interface Right {
  readonly pointer: string
  /** IRIs of the larger credential and of the rule that leads there. */
  readonly names: readonly string[]
  readonly title: string
}

function rightsOf({ record }: Comparand): Right[] {
  const towards = list(record.stackability?.towards) as readonly StackingTarget[] | undefined
  return (towards ?? []).flatMap((each, at): Right[] => {
    const { credential, rule } = each ?? {}
    const names = [credential?.id, rule].filter((name) => typeof name === 'string')
    const title = Object.values(credential?.title ?? {}).find((text) => typeof text === 'string') ?? names[0]
    return names.length > 0 && title ? [{ pointer: `/stackability/towards/${at}`, names, title }] : []
  })
}

const called = (rights: readonly Right[]): string => rights.map(({ title }) => title).join(', ')
