declare module 'languages:' {
  import type { Catalogue, Part } from '@microcred/core/messages'

  export const languages: Readonly<
    Record<string, Readonly<Record<Part, () => Promise<{ readonly catalogue: Catalogue }>>>>
  >
}
