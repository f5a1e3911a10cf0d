/** What `microcred needs` takes. */

import type { Definition } from '../arguments/usage.js'
import { priorityPolicyNames as POLICIES } from '../generated/choices.js'

export const definition: Definition = {
  synopsis:
    'rank|draft|coverage|report|import|export FILE … [--policy NAME|FILE] [--catalogue FOLDER] [--at DATE] [--format FORMAT]',
  options: {
    policy: { takes: 'NAME|FILE', names: { policies: POLICIES } },
    catalogue: { takes: 'FOLDER' },
    dates: { takes: 'ORDER', choices: ['day-first', 'month-first'] },
    language: { takes: 'TAG' },
    at: { takes: 'DATE' },
    format: { takes: 'FORMAT', choices: ['pretty', 'json', 'csv', 'markdown', 'html'] },
  },
  examples: [
    'microcred needs rank needs.json --catalogue offers',
    'microcred needs coverage needs.json --catalogue offers',
    'microcred needs import survey.csv > needs.json',
    'microcred needs report needs.json --format html > needs.html',
  ],
}
