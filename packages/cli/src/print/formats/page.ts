/** The frame of a page without script or anything from elsewhere, to be read, sent and printed. */
import { escaped } from '../markup.js'

const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #8888;vertical-align:top}
code{overflow-wrap:anywhere}
section{break-inside:avoid-page;margin-top:2.5rem}
@media print{body{max-width:none;margin:0}a{color:inherit}}`

/** What comes before the content of a page. */
export const pageBegin = (title: string, language = 'en'): string =>
  `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
`

/** What comes after it. */
export const PAGE_END = '</main>\n</body>\n</html>\n'

/** A whole page; `content` is markup already. */
export const page = (title: string, content: string, language?: string): string =>
  pageBegin(title, language) + content + PAGE_END
