/** A page for each profile: where it keeps an element, and what a record loses on the way to it. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { profileTitles } from '@microcred/core'
import { root } from '../../tools/root.ts'
import { rowsOf } from './files.ts'

const FOLDER = 'packages/schemas/crosswalks'

const ids = Object.keys(profileTitles) as (keyof typeof profileTitles)[]

const tableOf = (profile: string): Record<string, string>[] =>
  existsSync(join(root, FOLDER, `${profile}.csv`)) ? rowsOf(`${FOLDER}/${profile}.csv`) : []

const losses = rowsOf(`${FOLDER}/losses.csv`)

/** The rows of every crosswalk that concern one element. */
export const pathsOf = (key: string) =>
  readdirSync(join(root, FOLDER))
    .filter((file) => file.endsWith('.csv') && !['losses.csv', 'absent.csv'].includes(file))
    .sort()
    .flatMap((file) => {
      const profile = file.slice(0, -'.csv'.length)
      return tableOf(profile)
        .filter(({ pointer }) => pointer === `/${key}` || pointer?.startsWith(`/${key}/`))
        .map((row) => ({ profile, pointer: row.pointer!, path: row.path!, transform: row.transform ?? '' }))
    })

export const profiles = () =>
  ids.map((id) => ({
    id,
    title: profileTitles[id],
    source: existsSync(join(root, FOLDER, `${id}.csv`)) ? `${FOLDER}/${id}.csv` : '',
    rows: tableOf(id).map((row) => ({
      pointer: row.pointer!,
      path: row.path!,
      transform: row.transform ?? '',
    })),
    losses: losses.filter(({ profile }) => profile === id),
  }))
