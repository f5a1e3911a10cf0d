/** What `microcred completion` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: 'bash|zsh|fish',
  options: {},
  examples: [
    'eval "$(microcred completion bash)"',
    'source <(microcred completion zsh)',
    'microcred completion fish > ~/.config/fish/completions/microcred.fish',
  ],
}
