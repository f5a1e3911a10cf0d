/** Elements of the page. Text is always text: nothing that was handed in is ever read as markup. */
type Child = Node | string | undefined | false

type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== undefined && value !== false) element.setAttribute(key, value)
  }
  element.append(
    ...children.filter((child): child is Node | string => child !== undefined && child !== false),
  )
  return element
}

export const at = <T extends HTMLElement = HTMLElement>(id: string): T =>
  document.getElementById(id) as unknown as T

/** A sentence, with what stands between backticks as code. */
export const sentence = (text: string): Child[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? h('code', {}, part) : part))
