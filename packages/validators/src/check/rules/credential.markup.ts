import type { Rule } from './rule.js'
import { isText, placeOf } from './texts.js'

const TAGS =
  'a|abbr|article|b|blockquote|body|br|button|code|div|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|title|tr|u|ul'

const ELEMENT = new RegExp(`</?(?:${TAGS})(?: ?/)?>|<(?:${TAGS})\\s[^<>]*=[^<>]*>|<!--|<!doctype`, 'i')
/** What runs in a browser, also where Markdown is allowed. */
const ACTIVE = /<(?:script|iframe|object|embed|svg|img)\b|\bon(?:error|load|click)\s*=/i
const ESCAPED = /&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,6});/i

/** One opening tag and nothing else marks nothing up: so blanks are written that are to be filled in. */
const BLANK = /^<[^<>/]+>$/

/** Markdown, as criteria of Open Badges are written in, may hold HTML. */
const MARKDOWN = 'narrative'

export const explanation =
  'The standards ask for plain text here. Systems that show it as it stands show the tags; systems that do not look let it into their pages, where a script would run.'

export const rule: Rule = {
  reads: 'scripts',
  severity: 'warning',
  part: 'quality',
  sentence: 'This text holds markup, and plain text belongs here.',
  hint: 'Write the words without tags and without escaped characters.',
  source: {
    document: 'RFC 7763',
    clause: 'section 4, Security considerations of text with markup',
    url: 'https://www.rfc-editor.org/rfc/rfc7763#section-4',
  },
  check({ credential }, report) {
    for (const noted of credential.odd) {
      const { value, key } = noted
      if (!isText(noted) || (BLANK.test(value) && !ACTIVE.test(value))) continue
      if (key === MARKDOWN ? ACTIVE.test(value) : ELEMENT.test(value) || ESCAPED.test(value))
        report({ pointer: placeOf(credential, noted), inCredential: true })
    }
  },
}
