/** Markdown as the pages show it: headings that can be linked to, code that is coloured. */
import MarkdownIt from 'markdown-it'

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

export function markdown(highlight: (text: string, language: string) => string): MarkdownIt {
  const md = new MarkdownIt({ html: false, linkify: false, highlight })
  md.renderer.rules.heading_open = (tokens, index, options, _, self) => {
    tokens[index]!.attrSet('id', slug(tokens[index + 1]!.content))
    return self.renderToken(tokens, index, options)
  }
  return md
}
