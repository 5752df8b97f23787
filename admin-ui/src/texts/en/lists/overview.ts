import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listOverviewNl } from '../../nl/lists/overview.ts'

export const listOverviewEn = {
  listOverview: {
    title: 'Lists',
    sub: 'Lists of letters of your entity, newest first',
    what: 'the lists',
    new: 'Start a list',
    find: 'Find lists',
    which: 'Which lists',
    filter: { all: 'All', open: 'In progress', ended: 'Ended' },
    template: 'Key of the template',
    list: 'List',
    stateHead: 'State',
    rows: 'Rows',
    accepted: 'Letters',
    toMend: 'To mend',
    who: 'Started by',
    noName: '{{template}}, {{date}}',
    all: 'Show all lists',
    noneAsk: 'No list waits for you.',
    emptyTitle: 'No lists yet',
    emptyText: 'Choose a template at Send, and then “A list”.',
    noneTitle: 'No list found',
    noneText: 'Choose other lists, or another template.',
    state: {
      receiving: 'Reading',
      checking: 'Checking',
      running: 'In progress',
      asks: 'Waits for you',
      paused: 'Stopped',
      completed: 'Finished',
      cancelled: 'Cancelled',
      rejected: 'Rejected',
    },
  },
} satisfies SameKeys<typeof listOverviewNl>
