import * as operator from '../contract/hub/operator.ts'
import { get, post, type Route } from '../server/route.ts'
import { getChannels, getStops, postPause, postResume } from './channel-handlers.ts'

/** Channels: their state, pause and resume. */
export const channelRoutes: readonly Route[] = [
  get('/v1/channels', { permission: 'hub:operate', operation: operator.listChannels, handler: getChannels }),
  get('/v1/channels/{name}/stops', {
    permission: 'hub:operate',
    operation: operator.listChannelStops,
    handler: getStops,
  }),
  post('/v1/channels/{name}/pause', {
    permission: 'hub:operate',
    operation: operator.pauseChannel,
    handler: postPause,
  }),
  post('/v1/channels/{name}/resume', {
    permission: 'hub:operate',
    operation: operator.resumeChannel,
    handler: postResume,
  }),
]
