/** What `microcred skills` takes. */
import type { Definition } from '../arguments/usage.js'

export const definition: Definition = {
  synopsis: 'find TEXT | extract FILE|- | check URI|LABEL … | show URI | profile FILE … | gap JOB [FILE …]',
  options: {
    format: { takes: 'FORMAT', choices: ['pretty', 'json'] },
    language: { takes: 'TAG' },
    labels: { takes: 'FILE' },
    weak: {},
    sector: { takes: 'SECTOR' },
    limit: { takes: 'NUMBER' },
    version: { takes: 'VERSION' },
    into: { takes: 'FILE' },
    catalogue: { takes: 'FOLDER' },
    job: { takes: 'NAME|IRI' },
  },
  examples: [
    'microcred skills find sort wood waste on the building site',
    'microcred skills find --language pl pompa ciepła --limit 3',
    'microcred skills extract course.md',
    'microcred skills check http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9',
    'microcred skills profile credential.json',
    'microcred skills gap carpenter credentials/ --catalogue offers/',
  ],
}
