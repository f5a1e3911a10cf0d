import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'

/** Packages that are imported against the direction cli → validators → core → taxonomy, schemas. */
export function* directions(_model: unknown, base = root): Iterable<string> {
  const allowed: Record<string, readonly string[]> = {
    schemas: [],
    vectors: [],
    taxonomy: [],
    common: [],
    core: ['common', 'taxonomy', 'schemas'],
    validators: ['core', 'common', 'taxonomy', 'schemas'],
    stacking: ['core', 'common', 'taxonomy', 'schemas'],
    equivalence: ['core', 'common', 'taxonomy', 'schemas'],
    needs: ['core', 'common', 'taxonomy', 'schemas'],
    trust: ['validators', 'core', 'common', 'taxonomy', 'schemas'],
    cli: ['trust', 'validators', 'stacking', 'equivalence', 'needs', 'core', 'common', 'taxonomy', 'schemas'],
  }
  for (const [name, may] of Object.entries(allowed)) {
    const folder = join(base, 'packages', name)
    if (!existsSync(join(folder, 'package.json'))) continue
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      const other = dependency.match(/^@microcred\/(.+)$/)?.[1]
      if (other && !may.includes(other))
        yield `packages/${name} depends on @microcred/${other}; the direction is cli → trust → validators → core → taxonomy, schemas; stacking, equivalence and needs stand beside validators.`
    }
    for (const file of existsSync(join(folder, 'src'))
      ? readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
      : []) {
      if (!file.endsWith('.ts')) continue
      const text = readFileSync(join(folder, 'src', file), 'utf8')
      for (const [, other] of text.matchAll(/^(?! \*).*from '@microcred\/([a-z]+)/gm))
        if (other !== name && !may.includes(other!))
          yield `packages/${name}/src/${file} imports @microcred/${other}; the direction is cli → trust → validators → core → taxonomy, schemas; stacking, equivalence and needs stand beside validators.`
    }
  }
}
