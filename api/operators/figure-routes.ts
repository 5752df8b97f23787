import * as ebox from '../contract/entity/ebox.ts'
import * as alerts from '../contract/hub/alert-flow.ts'
import * as figures from '../contract/hub/operation-figures.ts'
import { get, type Route } from '../server/route.ts'
import { getAlertFlow } from './alert-flow-handler.ts'
import { getEboxFigures } from './ebox-figures-handler.ts'
import { getDispatchers, getTraffic } from './service-handlers.ts'

/** Figures of the running service, for its operators. */
export const figureRoutes: readonly Route[] = [
  get('/v1/dispatchers', {
    permission: 'hub:operate',
    operation: figures.listDispatchers,
    handler: getDispatchers,
  }),
  get('/v1/traffic', { permission: 'hub:operate', operation: figures.getTraffic, handler: getTraffic }),
  get('/v1/alert-flow', { permission: 'hub:operate', operation: alerts.getAlertFlow, handler: getAlertFlow }),
  get('/v1/ebox-figures', { permission: 'hub:operate', operation: ebox.getEboxFigures, handler: getEboxFigures }),
]
