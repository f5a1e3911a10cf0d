/** What a page shows of programs and of the command, with what they print. */

/** Something that is run, and what stands below it. */
export interface Shown {
  readonly run: string
  readonly prints: string
}

/** The programs of a page that print something. */
export const programsIn = (page: string): readonly Shown[] =>
  [...page.matchAll(/```js\n(.*?)```\n+```text\n(.*?)```/gs)].map(([, run, prints]) => ({
    run: run!,
    prints: prints!,
  }))

/** The calls of the command on a page, without its name. */
export const commandsIn = (page: string): readonly Shown[] =>
  [...page.matchAll(/```console\n\$ microcred ([^\n]*)\n(.*?)```/gs)].map(([, run, prints]) => ({
    run: run!,
    prints: prints!,
  }))

const ELLIPSIS = /^ *…\n/m

/** Whether something printed is what a page shows of it: all of it, or what stands around each …, in order. */
export function isShown(printed: string, prints: string): boolean {
  const parts = prints.split(ELLIPSIS)
  if (parts.length === 1) return printed === prints
  let at = 0
  return parts.every((part, index) => {
    const found = printed.indexOf(part, at)
    at = found + part.length
    return (
      found >= 0 &&
      (index > 0 || found === 0) &&
      (index < parts.length - 1 || part === '' || at === printed.length)
    )
  })
}
