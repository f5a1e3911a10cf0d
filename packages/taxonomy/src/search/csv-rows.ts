/** The rows of a CSV text as RFC 4180 has it, one after the other; blank lines are left out. */
export function* csvRows(text: string): Generator<string[]> {
  // One field at a time, and what ends it. A field that begins with a quotation mark ends with one.
  const field = /(?:"((?:[^"]|"")*)"?|([^,\r\n]*))(,|\r\n|\n|\r|$)/y
  field.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let row: string[] = []
  while (field.lastIndex <= text.length) {
    // Whatever stands there is a field; text behind a closing quotation mark makes it one without quotation marks.
    const match = field.exec(text)!
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === ',') continue
    if (row.length > 1 || row[0] !== '') yield row
    row = []
    if (match[3] === '') return
  }
}
