import type * as calls from '../../../../api/contract/callbacks/callback-calls.ts'
import type * as callbacks from '../../../../api/contract/callbacks/callbacks.ts'

export type Callback = callbacks.Callback
export type CreatedCallback = callbacks.CreatedCallback
export type CallbackAttempt = calls.CallbackAttempt
