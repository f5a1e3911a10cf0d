/** The pages: what is generated from the registers, what is written by hand, and how both look. */
import { VERSION } from '@microcred/core'
import Prism from 'prismjs'
import loadLanguages from 'prismjs/components/index.js'
import { api } from './facts/api.ts'
import { changes } from './facts/changes.ts'
import { codelists } from './facts/codelists.ts'
import { elements } from './facts/elements.ts'
import { rowsOf } from './facts/files.ts'
import { findings } from './facts/findings.ts'
import { guides } from './facts/guides.ts'
import { packs, policies } from './facts/languages.ts'
import { spoken } from './facts/messages.ts'
import { packages } from './facts/packages.ts'
import { profiles } from './facts/profiles.ts'
import { groups, microQualifications, sectors } from './facts/skills.ts'
import { markdown, slug } from './markdown.ts'

loadLanguages.silent = true
loadLanguages(['json', 'bash', 'typescript'])

const GRAMMARS = { json: 'json', js: 'javascript', ts: 'typescript', typescript: 'typescript', sh: 'bash' }

/** Code, highlighted when the page is built. */
export const highlighted = (text, language) => {
  const grammar = Prism.languages[GRAMMARS[language]]
  return grammar ? Prism.highlight(text, grammar, language) : Prism.util.encode(text)
}

const facts = {
  api,
  codelists,
  elements,
  findings,
  groups,
  guides,
  microQualifications,
  packages,
  packs,
  policies,
  profiles,
  purposes: () =>
    rowsOf('packages/schemas/equivalence/codelists/recognition-purpose.csv').map(({ code }) => code),
  sectors,
  spoken,
}

export default function (eleventy) {
  for (const [name, fact] of Object.entries(facts)) eleventy.addGlobalData(name, fact)
  const md = markdown(highlighted)
  eleventy.setLibrary('md', md)
  eleventy.addFilter('markdown', (text) => md.render(text))
  eleventy.addFilter('inline', (text) => md.renderInline(text ?? ''))
  eleventy.addFilter('highlight', (text, language) => highlighted(text, language))
  eleventy.addFilter('slug', slug)
  eleventy.addPassthroughCopy({ 'site.css': 'site.css' })
  eleventy.addGlobalData('version', VERSION)
  eleventy.addGlobalData('changes', changes)
  // What scrolls must be reachable with the keyboard.
  eleventy.addTransform('focusable', (content, path) =>
    path?.endsWith('.html')
      ? content
          .replaceAll('<pre>', '<pre tabindex="0">')
          .replaceAll('<table>', '<div class="scroll" tabindex="0"><table>')
          .replaceAll('</table>', '</table></div>')
      : content,
  )
  return {
    dir: { input: 'pages', includes: '../templates', output: '_site' },
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
    templateFormats: ['md', 'njk'],
  }
}
