import type * as setUp from '../../../../api/contract/entity/set-up.ts'

export type ApiKey = setUp.ApiKey
export type NewApiKey = setUp.NewApiKey
