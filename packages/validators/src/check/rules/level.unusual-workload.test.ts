import { cases } from '../../../test/rule-cases.js'

cases('level.unusual-workload', {
  'level 8 in one credit is remarked upon': {
    record: {
      level: { eqf: 8 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: { volumes: [{ value: 1, unit: 'ects' }] },
    },
    finds: [{ pointer: '/level/eqf', params: { level: 8, least: 25, most: 30 } }],
  },
  'level 1 in a thousand hours is remarked upon': {
    record: {
      level: { eqf: 1 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: {
        volumes: [{ value: 1000, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
    finds: [{ pointer: '/level/eqf', params: { level: 1, least: 1000 } }],
  },
  'a workload that is unusual at any level is said once': {
    record: {
      level: { eqf: 8 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: { volumes: [{ value: 0.1, unit: 'ects' }] },
    },
    finds: [{ code: 'notional-workload.unusual', pointer: '/notionalWorkload/volumes/0/value' }],
  },
  'level 2 in a thousand hours is remarked upon, in five hundred it is not': {
    record: {
      level: { eqf: 2 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: {
        volumes: [{ value: 601, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
    finds: [{ pointer: '/level/eqf', params: { level: 2, least: 601 } }],
  },
  'as much as a level may take is usual': {
    record: {
      level: { eqf: 2 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: {
        volumes: [{ value: 600, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
  'so is a range that begins within it': {
    record: {
      level: { eqf: 2 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: {
        volumes: [{ value: { minimum: 500, maximum: 700 }, unit: 'hour' }],
        ectsNotApplicable: { because: { en: 'Not higher education.' } },
      },
    },
  },
  'a range that reaches what is usual is usual': {
    record: {
      level: { eqf: 7 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: {
        volumes: [{ value: { minimum: 0.5, maximum: 2 }, unit: 'ects' }],
      },
    },
  },
  'level 7 in less than a credit is remarked upon': {
    record: {
      level: { eqf: 7 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: { volumes: [{ value: 0.8, unit: 'ects' }] },
    },
    finds: [{ pointer: '/level/eqf', params: { level: 7, least: 20, most: 24 } }],
  },
  'level 8 in three credits passes': {
    record: {
      level: { eqf: 8 },
      qualityAssurance: [{ type: 'programme-licence' }],
      notionalWorkload: { volumes: [{ value: 3, unit: 'ects' }] },
    },
  },
})
