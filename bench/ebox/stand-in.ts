import { eboxSettings } from '../../cli/hub/config/ebox-config.ts'
import type { Box } from '../../cli/trial/ebox/boxes.ts'
import { startEboxStandIn } from '../../cli/trial/ebox/ebox-stand-in.ts'
import { systemClock } from '../../core/clock.ts'
import { readSettings } from '../../core/config.ts'
import type { StandInAnswer, StandInTask } from './start-stand-in.ts'

// The eBox of a measurement: a process of its own, so that its work is not counted as the hub's. Started by `start-stand-in.ts`.

/** Everybody agreed to the eBox and reads in it. */
class EveryBox extends Map<string, Box> {
  override get(): Box {
    return { consent: true, opened: true }
  }
}

process.once('message', (task: StandInTask) => {
  const files = { clientId: task.client.id, keyFile: '', certificateFile: '' }
  const { scopes } = eboxSettings(readSettings({}), 'http://127.0.0.1', files)
  void startEboxStandIn({ clock: systemClock, client: task.client, scopes, boxes: new EveryBox() }).then((standIn) => {
    standIn.latencyMs = task.latencyMs
    let tokens = 0
    standIn.seen = ({ path }) => {
      if (path.endsWith('/token')) tokens += 1
    }
    process.on('message', () => process.send?.({ letters: standIn.letters.length, tokens } satisfies StandInAnswer))
    process.on('disconnect', () => process.exit())
    process.send?.({ url: standIn.url })
  })
})
