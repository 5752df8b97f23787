import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { newId, parseId, showId } from '../../core/words/id.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { type RanCommand, runCommand } from '../support/hub/run-command.ts'

/** A hub with its trial, and the commands that a user types beside it. */
export async function openCommandHub() {
  const hub = await openTestHub()
  const { trial, dataDir } = hub
  const [citizen] = trial.citizens
  const [template] = trial.templates
  if (citizen === undefined || template === undefined) throw new Error('The trial has people and templates')

  /** With nothing but DATA_DIR, as beside a running trial. */
  const uitpost = (...argv: string[]): Promise<RanCommand> => runCommand(argv, { DATA_DIR: dataDir })
  const toCitizen = ['--template', template, '--insz', citizen.insz, '--name', citizen.name]
  const sample = async (): Promise<{ name: string; data: Record<string, unknown> }> => {
    const { samples } = (await (await hub.ask(`/v1/templates/${template}`)).json()) as {
      samples: { name: string; data: Record<string, unknown> }[]
    }
    const [first] = samples
    if (first === undefined) throw new Error('The template has a sample')
    return first
  }
  /** A letter that stopped, as a job leaves it: its work is gone, and it waits for a person. */
  const stopLetter = async (reference: string): Promise<{ id: string; message: string }> => {
    const { data } = await sample()
    const answer = await hub.ask('/v1/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({
        template: { key: template },
        recipient: { type: 'citizen', insz: citizen.insz, name: citizen.name },
        data,
        reference,
        sendAfter: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    })
    const { id: message } = (await answer.json()) as { id: string }
    const dead = newId('deadLetter', new Date())
    const of = parseId('message', message)
    await hub.clone.database.asHub(async (tx) => {
      await tx.query(sql`delete from work where message_id = ${of}`)
      await tx.query(sql`
        insert into dead_letter (id, message_id, entity, stage, code, attempts, first_at, last_at)
        select ${dead}, id, entity, 'prepare', 'UP-9001', 5, now(), now() from message where id = ${of}`)
    })
    return { id: showId('deadLetter', dead), message }
  }
  return { hub, uitpost, sample, stopLetter, citizen, template, toCitizen }
}
