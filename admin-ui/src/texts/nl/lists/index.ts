import { listCheckNl } from './check.ts'
import { listColumnsNl } from './columns.ts'
import { listFileNl } from './file.ts'
import { listOverviewNl } from './overview.ts'
import { listPriceNl } from './price.ts'
import { listRunningNl } from './running.ts'

/** Een lijst van brieven versturen, van het bestand tot het resultaat. */
export const listsNl = {
  lists: {
    what: 'deze lijst',
    missing: 'De lijst is weg, of ze is van een andere entiteit.',
    forbidden: 'Lijsten ziet wie berichten mag lezen. Vraag die rol aan de beheerder van uw entiteit.',
    steps: 'Stappen',
    stepDone: ', klaar',
    step: { file: 'Bestand', columns: 'Kolommen', check: 'Nakijken', send: 'Versturen' },
  },
  ...listFileNl,
  ...listColumnsNl,
  ...listCheckNl,
  ...listPriceNl,
  ...listRunningNl,
  ...listOverviewNl,
} as const
