declare module 'languages:' {
  import type { Catalogue } from '@microcred/core/messages'

  export const languages: Readonly<Record<string, () => Promise<{ readonly catalogue: Catalogue }>>>
}
