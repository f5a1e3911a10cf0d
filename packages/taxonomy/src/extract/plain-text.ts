/** What is no text of a page or of Markdown: as many blanks stand in its place, so that offsets stay. */
const nothing: readonly RegExp[] = [/<!--[\s\S]*?-->/g, /<(script|style)\b[\s\S]*?<\/\1\s*>/gi]
/** Tags end a sentence. */
const tags = /<\/?[a-zA-Z][^<>]*>/g
const entities = /&(?:#\d+|#x[\da-f]+|\w{2,10});/gi
const links = /\]\([^()\s]*\)|https?:\/\/\S+/g
const marks = /[*_`~#>|[\]]/g

const blanks = (match: string): string => ' '.repeat(match.length)

/** The text of a page, of Markdown, or of plain text, as long as the source and with everything at its place. */
export function plainText(source: string): string {
  let text = source
  for (const each of nothing) text = text.replace(each, blanks)
  return text
    .replace(tags, (tag) =>
      /^<\/?(?:a|b|i|em|strong|span|u|small|mark)\b/i.test(tag)
        ? blanks(tag)
        : `\n${' '.repeat(tag.length - 1)}`,
    )
    .replace(entities, blanks)
    .replace(links, blanks)
    .replace(marks, ' ')
}
