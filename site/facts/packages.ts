/** The published packages and what each is for, by their own manifests. */
import { published } from '../../tools/generators/shelf.ts'
import { jsonOf } from './files.ts'

export const packages = () =>
  published().map((folder) => {
    const { name, description } = jsonOf<{ name: string; description: string }>(
      `packages/${folder}/package.json`,
    )
    return { name: name.replace('@microcred/', ''), description }
  })
