import type { Fixture } from '../build-report.ts'
import { answerDialects } from './answers-and-complaints.ts'
import { exchangeDialects } from './exchange-languages.ts'
import { gatewayDialects } from './gateways.ts'
import { officeDialects } from './office-servers.ts'
import { providerDialects } from './providers.ts'
import { unixDialects } from './qmail-and-exim.ts'
import { standardDialects } from './standard-reports.ts'
import { standardProviderDialects } from './standard-reports-of-providers.ts'
import { wildDialects } from './wild.ts'
import { wildJapaneseDialects } from './wild-japanese.ts'
import { dialectsWithoutFields } from './without-fields.ts'

/** Every dialect, one file per group of products. */
export const dialects: readonly Fixture[] = [
  ...unixDialects,
  ...officeDialects,
  ...providerDialects,
  ...gatewayDialects,
  ...standardDialects,
  ...standardProviderDialects,
  ...exchangeDialects,
  ...answerDialects,
  ...dialectsWithoutFields,
  ...wildDialects,
  ...wildJapaneseDialects,
]
