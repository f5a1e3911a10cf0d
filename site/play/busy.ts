/** A part of the page while it is worked on. */
import { h } from './dom.ts'

/** Says that a part is being made, and puts there what was made, or why it could not be. */
export const busy = async (into: HTMLElement, work: () => Promise<readonly Node[]>): Promise<void> => {
  into.setAttribute('aria-busy', 'true')
  try {
    into.replaceChildren(...(await work()))
  } catch (error) {
    into.replaceChildren(h('p', { class: 'no' }, (error as Error).message))
  } finally {
    into.removeAttribute('aria-busy')
  }
}
